/**
 * From JSON to the kernel's terms. Nothing about the input is believed: every row, arity, index, name and literal is
 * looked at, row references go backwards only, and whatever is not expected is an error of kind `kernel`.
 */
import { builtinNames, wrap } from './primitive.ts';
import type { Branch, Constant, PrimitiveType, Quantity, Term, Tree } from './types.ts';
import { refuse } from './types.ts';

export interface ReadData {
  readonly kind: 'data';
  readonly name: string;
  readonly type: Term;
  readonly parameters: readonly number[];
  readonly constructors: readonly { readonly name: string; readonly type: Term }[];
}
export interface ReadFunction {
  readonly kind: 'function';
  readonly name: string;
  readonly quantity: Quantity;
  readonly type: Term;
  readonly arity: number;
  readonly tree: Tree;
}
export interface ReadModule {
  readonly name: string;
  readonly imports: readonly string[];
  readonly nat: string | undefined;
  readonly functions: readonly (readonly [operation: string, name: string])[];
  readonly groups: readonly (readonly ReadData[] | readonly ReadFunction[])[];
  /** All occurrences of each constant, still to be linked to its declaration. */
  readonly constants: ReadonlyMap<string, Constant>;
  /** The level variable of each `type` row, by row. */
  readonly levels: ReadonlyMap<number, number>;
}

type Row = readonly unknown[];
const malformed = (what: string, found?: unknown): never =>
  refuse(
    'kernel',
    `malformed core module: ${what}`,
    found === undefined ? '' : String(JSON.stringify(found)).slice(0, 200),
  );
const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const record = (v: unknown, what: string): Record<string, unknown> =>
  isRecord(v) ? v : malformed(`${what} must be an object`, v);
const list = (v: unknown, what: string): Row => (Array.isArray(v) ? v : malformed(`${what} must be a list`, v));
const text = (v: unknown, what: string): string =>
  typeof v === 'string' ? v : malformed(`${what} must be a string`, v);
const name = (v: unknown, what: string): string => text(v, what) || malformed(`${what} is empty`);
const natural = (v: unknown, what: string): number =>
  typeof v === 'number' && Number.isSafeInteger(v) && v >= 0 ? v : malformed(`${what} must be a natural number`, v);
const quantity = (v: unknown): Quantity =>
  v === 0 || v === 1 || v === 2 ? v : malformed('a quantity is 0, 1 or 2', v);
const distinct = (names: readonly string[], what: string): void => {
  if (new Set(names).size !== names.length) malformed(`${what} occur twice`, names);
};

export function readLiteral(
  type: unknown,
  value: unknown,
): { readonly type: PrimitiveType; readonly value: bigint | string } {
  const found = builtinNames.types.find((t) => t === type) ?? malformed('no such primitive type', type);
  const digits = text(value, 'a literal');
  if (found === 'String' || found === 'Char' || found === 'Double') {
    if (found === 'Char' && [...digits].length !== 1) malformed('a character literal has one character', value);
    if (!digits.isWellFormed()) malformed('a literal has half of a surrogate pair', value);
    return { type: found, value: digits };
  }
  if (!/^(0|-?[1-9]\d*)$/.test(digits)) malformed('an integer literal is not in canonical decimal form', value);
  const integer = BigInt(digits);
  return wrap(found, integer) === integer
    ? { type: found, value: integer }
    : malformed(`literal out of the range of ${found}`, value);
}

export function readModule(input: unknown, freshLevel: () => number): ReadModule {
  const module = record(input, 'the module');
  if (module['format'] !== 'lago-core/1') malformed('the format must be lago-core/1', module['format']);
  const constants = new Map<string, Constant>();
  const constant = (v: unknown): Constant => {
    const full = name(v, 'a constant');
    const known = constants.get(full) ?? { tag: 'const', free: 0, name: full, entry: undefined };
    constants.set(full, known);
    return known;
  };
  const levels = new Map<number, number>();
  const terms: Term[] = [];
  const term = (v: unknown): Term =>
    terms[natural(v, 'a row number')] ?? malformed('a row refers to no earlier row', v);
  const size = (row: Row, length: number): void => {
    if (row.length !== length) malformed(`a row of ${length} entries was expected`, row);
  };
  const readRow = (v: unknown, index: number): Term => {
    const row = list(v, 'a row of terms');
    switch (row[0]) {
      case 'var':
        size(row, 2);
        return { tag: 'var', free: natural(row[1], 'an index') + 1, index: natural(row[1], 'an index') };
      case 'const':
        size(row, 2);
        return constant(row[1]);
      case 'app': {
        size(row, 3);
        const [fn, args] = [term(row[1]), list(row[2], 'arguments').map(term)];
        if (args.length === 0) malformed('an application has at least one argument', row);
        return { tag: 'app', free: args.reduce((m, a) => Math.max(m, a.free), fn.free), fn, args };
      }
      case 'lam':
      case 'pi': {
        size(row, 5);
        const [domain, body] = [term(row[3]), term(row[4])];
        const free = Math.max(domain.free, body.free - 1);
        return { tag: row[0], free, quantity: quantity(row[1]), name: text(row[2], 'a binder'), domain, body };
      }
      case 'let': {
        size(row, 6);
        const [type, value, body] = [term(row[3]), term(row[4]), term(row[5])];
        const free = Math.max(type.free, value.free, body.free - 1);
        return { tag: 'let', free, quantity: quantity(row[1]), name: text(row[2], 'a binder'), type, value, body };
      }
      case 'type': {
        size(row, 1);
        const level = freshLevel();
        levels.set(index, level);
        return { tag: 'sort', free: 0, sort: [[level, 0]] };
      }
      case 'nat': {
        size(row, 2);
        const digits = text(row[1], 'a natural number');
        if (!/^(0|[1-9]\d*)$/.test(digits)) malformed('a natural number is not in canonical decimal form', row);
        return { tag: 'nat', free: 0, value: BigInt(digits), data: undefined };
      }
      case 'lit':
        size(row, 3);
        return { tag: 'lit', free: 0, ...readLiteral(row[1], row[2]) };
      default:
        return malformed('no such kind of term', row);
    }
  };
  for (const [index, row] of list(module['terms'], 'terms').entries()) terms.push(readRow(row, index));

  const closed = (v: unknown, what: string): Term => {
    const t = term(v);
    return t.free === 0 ? t : refuse('scope', `${what} is not closed`);
  };
  const fieldNames = (v: unknown) => list(v, 'fields').map((f) => text(f, 'a field'));
  const readTree = (v: unknown, depth: number): Tree => {
    const tree = record(v, 'a case tree');
    if (tree['kind'] === 'body') {
      const body = term(tree['term']);
      return body.free <= depth ? { kind: 'body', term: body } : refuse('scope', 'the body of a branch is not closed');
    }
    const level = natural(tree['level'], 'a split');
    if (level >= depth) refuse('scope', `a split names variable ${level} of ${depth}`);
    const branches = list(tree['branches'], 'branches').map((b) => record(b, 'a branch'));
    if (tree['kind'] === 'literal') {
      const values = branches.map((b) => text(b['value'], 'a literal pattern'));
      distinct(values, 'literal patterns');
      const read = branches.map((b, i) => ({ value: values[i]!, tree: readTree(b['tree'], depth) }));
      return { kind: 'literal', level, branches: read, otherwise: readTree(tree['otherwise'], depth) };
    }
    if (tree['kind'] !== 'case') malformed('no such kind of case tree', tree['kind']);
    const read = branches.map((b): Branch => {
      const fields = fieldNames(b['fields']);
      return { constructor: constant(b['constructor']), fields, tree: readTree(b['tree'], depth + fields.length) };
    });
    distinct(
      read.map((b) => b.constructor.name),
      'branches of one constructor',
    );
    const otherwise = tree['otherwise'] === undefined ? undefined : readTree(tree['otherwise'], depth);
    return { kind: 'case', level, branches: read, otherwise };
  };
  const readDeclaration = (v: unknown): ReadData | ReadFunction => {
    const d = record(v, 'a declaration');
    const full = name(d['name'], 'the name of a declaration');
    const type = closed(d['type'], `the type of ${full}`);
    if (d['kind'] === 'data') {
      const parameters = list(d['parameters'], 'parameters').map((p) => natural(p, 'a parameter'));
      if (parameters.some((p, i) => i > 0 && p <= parameters[i - 1]!))
        malformed('parameters do not ascend', parameters);
      const constructors = list(d['constructors'], 'constructors').map((c) => {
        const read = record(c, 'a constructor');
        const own = name(read['name'], 'the name of a constructor');
        return { name: own, type: closed(read['type'], `the type of ${own}`) };
      });
      return { kind: 'data', name: full, type, parameters, constructors };
    }
    if (d['kind'] !== 'function') malformed('no such kind of declaration', d['kind']);
    const arity = natural(d['arity'], 'an arity');
    return {
      kind: 'function',
      name: full,
      quantity: quantity(d['quantity']),
      type,
      arity,
      tree: readTree(d['tree'], arity),
    };
  };
  const groups = list(module['groups'], 'groups').map((g) => {
    const members = list(g, 'a group').map(readDeclaration);
    const data = members.filter((m) => m.kind === 'data');
    const functions = members.filter((m) => m.kind === 'function');
    if (data.length > 0 && functions.length > 0) malformed('a group mixes data types and functions');
    return data.length > 0 ? data : functions;
  });
  const builtins = record(module['builtins'], 'builtins');
  const nat = builtins['nat'] === undefined ? undefined : name(builtins['nat'], 'the type of natural numbers');
  const functions = Object.entries(
    builtins['functions'] === undefined ? {} : record(builtins['functions'], 'functions'),
  );
  return {
    name: name(module['name'], 'the name of the module'),
    imports: list(module['imports'], 'imports').map((i) => name(i, 'an import')),
    nat,
    functions: functions.map(([operation, full]) => [operation, name(full, 'a builtin function')] as const),
    groups,
    constants,
    levels,
  };
}
