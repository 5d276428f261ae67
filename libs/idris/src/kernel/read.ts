/**
 * From JSON to the kernel's terms. Nothing about the input is believed: every row, arity, index, name and literal is
 * looked at, row references go backwards only, and whatever is not expected is an error of kind `kernel`.
 */
import { primitiveTypes, wrap } from './primitive.ts';
import type { Branch, Constant, Literal, Quantity, Term, Tree } from './types.ts';
import { refuse } from './types.ts';

type Named = Readonly<{ name: string; type: Term }>;
export type ReadData = Named &
  Readonly<{ kind: 'data'; parameters: readonly number[]; constructors: readonly Named[] }>;
export type ReadFunction = Named & Readonly<{ kind: 'function'; quantity: Quantity; arity: number; tree: Tree }>;
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
  refuse('kernel', `malformed core module: ${what}`, (JSON.stringify(found) ?? '').slice(0, 200));
const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);
const record = (v: unknown, what: string) => (isRecord(v) ? v : malformed(`${what} must be an object`, v));
const list = (v: unknown, what: string): Row => (Array.isArray(v) ? v : malformed(`${what} must be a list`, v));
const text = (v: unknown, what: string) => (typeof v === 'string' ? v : malformed(`${what} must be a string`, v));
const name = (v: unknown, what: string): string => text(v, what) || malformed(`${what} is empty`);
const natural = (v: unknown, what: string): number =>
  typeof v === 'number' && Number.isSafeInteger(v) && v >= 0 ? v : malformed(`${what} must be a natural number`, v);
const quantity = (v: unknown): Quantity =>
  v === 0 || v === 1 || v === 2 ? v : malformed('a quantity is 0, 1 or 2', v);
const distinct = (names: readonly string[], what: string) => {
  if (new Set(names).size !== names.length) malformed(`${what} occur twice`, names);
};
const decimal = (v: unknown, form: RegExp, what: string): bigint => {
  const digits = text(v, what);
  return form.test(digits) ? BigInt(digits) : malformed(`${what} is not in canonical decimal form`, v);
};

export function readLiteral(type: unknown, value: unknown): Literal {
  const found = primitiveTypes.find((t) => t === type) ?? malformed('no such primitive type', type);
  if (found === 'String' || found === 'Char' || found === 'Double') {
    const characters = text(value, 'a literal');
    if (found === 'Char' && [...characters].length !== 1) malformed('a character literal has one character', value);
    if (!characters.isWellFormed()) malformed('a literal has half of a surrogate pair', value);
    return { tag: 'lit', free: 0, type: found, value: characters };
  }
  const integer = decimal(value, /^(0|-?[1-9]\d*)$/, 'an integer literal');
  if (wrap(found, integer) !== integer) malformed(`literal out of the range of ${found}`, value);
  return { tag: 'lit', free: 0, type: found, value: integer };
}

const lengths = new Map(Object.entries({ var: 2, const: 2, app: 3, lam: 5, pi: 5, let: 6, type: 1, nat: 2, lit: 3 }));

export function readModule(input: unknown, freshLevel: (row: number) => number): ReadModule {
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
  const term = (v: unknown) => terms[natural(v, 'a row number')] ?? malformed('a row refers to no earlier row', v);
  const readRow = (v: unknown, index: number): Term => {
    const row = list(v, 'a row of terms');
    const tag = text(row[0], 'the kind of a row');
    const length = lengths.get(tag) ?? malformed('no such kind of term', row);
    if (row.length !== length) malformed(`a row of ${length} entries was expected`, row);
    if (tag === 'var') return { tag, free: natural(row[1], 'an index') + 1, index: natural(row[1], 'an index') };
    if (tag === 'const') return constant(row[1]);
    if (tag === 'nat') return { tag, free: 0, value: decimal(row[1], /^(0|[1-9]\d*)$/, 'a natural number') };
    if (tag === 'lit') return readLiteral(row[1], row[2]);
    if (tag === 'app') {
      const [fn, args] = [term(row[1]), list(row[2], 'arguments').map(term)];
      if (args.length === 0) malformed('an application has at least one argument', row);
      return { tag, free: Math.max(fn.free, ...args.map((a) => a.free)), fn, args };
    }
    if (tag === 'type') {
      const level = freshLevel(index);
      levels.set(index, level);
      return { tag: 'sort', free: 0, sort: [[level, 0]] };
    }
    const parts = row.slice(3).map(term);
    const body = parts.pop()!;
    const bound = { quantity: quantity(row[1]), name: text(row[2], 'a binder'), body };
    const free = Math.max(body.free - 1, ...parts.map((t) => t.free));
    if (tag === 'let') return { tag, free, ...bound, type: parts[0]!, value: parts[1]! };
    return { tag: tag === 'lam' ? 'lam' : 'pi', free, ...bound, domain: parts[0]! };
  };
  for (const [index, row] of list(module['terms'], 'terms').entries()) terms.push(readRow(row, index));

  const named = (d: Record<string, unknown>, what: string): Named => {
    const [full, type] = [name(d['name'], `the name of a ${what}`), term(d['type'])];
    return type.free === 0 ? { name: full, type } : refuse('scope', `the type of ${full} is not closed`);
  };
  const readTree = (v: unknown, depth: number): Tree => {
    const tree = record(v, 'a case tree');
    if (tree['kind'] === 'body') {
      const body = term(tree['term']);
      return body.free <= depth ? { kind: 'body', term: body } : refuse('scope', 'the body of a branch is not closed');
    }
    const level = natural(tree['level'], 'a split');
    if (level >= depth) refuse('scope', `a split names variable ${level} of ${depth}`);
    const rows = list(tree['branches'], 'branches').map((b) => record(b, 'a branch'));
    if (tree['kind'] === 'literal') {
      const value = (b: Record<string, unknown>) => text(b['value'], 'a literal pattern');
      distinct(rows.map(value), 'literal patterns');
      const branches = rows.map((b) => ({ value: value(b), tree: readTree(b['tree'], depth) }));
      return { kind: 'literal', level, branches, otherwise: readTree(tree['otherwise'], depth) };
    }
    if (tree['kind'] !== 'case') malformed('no such kind of case tree', tree['kind']);
    const branches = rows.map((b): Branch => {
      const fields = list(b['fields'], 'fields').map((f) => text(f, 'a field'));
      return { constructor: constant(b['constructor']), fields, tree: readTree(b['tree'], depth + fields.length) };
    });
    const names = branches.map((b) => b.constructor.name);
    distinct(names, 'branches of one constructor');
    const otherwise = tree['otherwise'] === undefined ? undefined : readTree(tree['otherwise'], depth);
    return { kind: 'case', level, branches, otherwise };
  };
  const readData = (d: Record<string, unknown>): ReadData => {
    const parameters = list(d['parameters'], 'parameters').map((p) => natural(p, 'a parameter'));
    if (parameters.some((p, i) => i > 0 && p <= parameters[i - 1]!)) malformed('parameters do not ascend', parameters);
    const constructors = list(d['constructors'], 'constructors').map((c) =>
      named(record(c, 'a constructor'), 'constructor'),
    );
    return { kind: 'data', ...named(d, 'data type'), parameters, constructors };
  };
  const readFunction = (d: Record<string, unknown>): ReadFunction => {
    if (d['kind'] !== 'function') malformed('no such kind of declaration', d['kind']);
    const [head, arity] = [named(d, 'function'), natural(d['arity'], 'an arity')];
    return { kind: 'function', ...head, quantity: quantity(d['quantity']), arity, tree: readTree(d['tree'], arity) };
  };
  const groups = list(module['groups'], 'groups').map((g) => {
    const members = list(g, 'a group').map((d) => record(d, 'a declaration'));
    const data = members.filter((d) => d['kind'] === 'data');
    if (data.length > 0 && data.length < members.length) malformed('a group mixes data types and functions');
    return data.length > 0 ? data.map(readData) : members.map(readFunction);
  });
  const builtins = record(module['builtins'], 'builtins');
  const functions = Object.entries(record(builtins['functions'] ?? {}, 'builtin functions'));
  return {
    name: name(module['name'], 'the name of the module'),
    imports: list(module['imports'], 'imports').map((i) => name(i, 'an import')),
    nat: builtins['nat'] === undefined ? undefined : name(builtins['nat'], 'the type of natural numbers'),
    functions: functions.map(([operation, full]) => [operation, name(full, 'a builtin function')] as const),
    groups,
    constants,
    levels,
  };
}
