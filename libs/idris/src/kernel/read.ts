/**
 * From JSON to the kernel's terms. Nothing about the input is believed: every row, arity, index, name and literal is
 * looked at, row references go backwards only, and whatever is not expected is an error of kind `kernel`.
 */
import { primitiveTypes, wrap } from './primitive.ts';
import { type Branch, type Constant, type Literal, type Quantity, refuse, type Term, type Tree } from './types.ts';

export type ReadModule = ReturnType<typeof readModule>;
type Group = ReadModule['groups'][number];
export type ReadData = Group['data'][number];
export type ReadFunction = Group['functions'][number];

type Read<T> = (v: unknown, what: string) => T;
function malformed(what: string, found?: unknown): never {
  const shown = found === undefined ? '' : `: ${JSON.stringify(found).slice(0, 200)}`;
  refuse('kernel', `malformed core module: ${what}${shown}`);
}
const isRecord = (v: unknown): v is Readonly<Record<string, unknown>> =>
  typeof v === 'object' && v !== null && !Array.isArray(v);
const record = (v: unknown, what: string) => (isRecord(v) ? v : malformed(`${what} must be an object`, v));
const list = <T>(v: unknown, what: string, each: Read<T>, one = what): readonly T[] =>
  Array.isArray(v) ? v.map((part) => each(part, one)) : malformed(`${what} must be a list`, v);
const text: Read<string> = (v, what) => (typeof v === 'string' ? v : malformed(`${what} must be a string`, v));
const name: Read<string> = (v, what) => text(v, what) || malformed(`${what} is empty`);
const natural: Read<number> = (v, what) =>
  typeof v === 'number' && Number.isSafeInteger(v) && v >= 0 ? v : malformed(`${what} must be a natural number`, v);
const quantity: Read<Quantity> = (v) => (v === 0 || v === 1 || v === 2 ? v : malformed('a quantity is 0, 1 or 2', v));
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

export function readModule(input: unknown) {
  const module = record(input, 'the module');
  if (module['format'] !== 'lago-core/1') malformed('the format must be lago-core/1', module['format']);
  /** All occurrences of each constant, still to be linked to its declaration. */
  const constants = new Map<string, Constant>();
  const constant = (v: unknown): Constant => {
    const full = name(v, 'a constant');
    const known = constants.get(full) ?? { tag: 'const', free: 0, name: full, entry: undefined };
    constants.set(full, known);
    return known;
  };
  const terms: Term[] = [];
  const term: Read<Term> = (v) => terms[natural(v, 'a row number')] ?? malformed('a row refers to no earlier row', v);
  const readRow = (v: unknown): Term => {
    const row = list<unknown>(v, 'a row of terms', (part) => part);
    const tag = text(row[0], 'the kind of a row');
    const length = lengths.get(tag) ?? malformed('no such kind of term', row);
    if (row.length !== length) malformed(`a row of ${length} entries was expected`, row);
    if (tag === 'var') return { tag, free: natural(row[1], 'an index') + 1, index: natural(row[1], 'an index') };
    if (tag === 'const') return constant(row[1]);
    if (tag === 'nat') return { tag, free: 0, value: decimal(row[1], /^(0|[1-9]\d*)$/, 'a natural number') };
    if (tag === 'lit') return readLiteral(row[1], row[2]);
    if (tag === 'app') {
      const [fn, args] = [term(row[1], tag), list(row[2], 'arguments', term)];
      if (args.length === 0) malformed('an application has at least one argument', row);
      return { tag, free: Math.max(fn.free, ...args.map((a) => a.free)), fn, args };
    }
    if (tag === 'type') return { tag: 'sort', free: 0, sort: [[`${String(module['name'])}#${terms.length}`, 0]] };
    const parts = row.slice(3).map((part) => term(part, tag));
    const body = parts.pop()!;
    const bound = { quantity: quantity(row[1], tag), name: text(row[2], 'a binder'), body };
    const free = Math.max(body.free - 1, ...parts.map((t) => t.free));
    if (tag === 'let') return { tag, free, ...bound, type: parts[0]!, value: parts[1]! };
    return { tag: tag === 'lam' ? 'lam' : 'pi', free, ...bound, domain: parts[0]! };
  };
  list(module['terms'], 'terms', (row) => terms.push(readRow(row)));

  const readTree = (v: unknown, depth: number): Tree => {
    const tree = record(v, 'a case tree');
    const { kind } = tree;
    if (kind === 'body') {
      const body = term(tree['term'], kind);
      return body.free <= depth ? { kind, term: body } : refuse('scope', 'the body of a branch is not closed');
    }
    if (kind !== 'case' && kind !== 'literal') return malformed('no such kind of case tree', kind);
    const level = natural(tree['level'], 'a split');
    if (level >= depth) refuse('scope', `a split names variable ${level} of ${depth}`);
    const readBranch = (one: unknown): Branch => {
      const b = record(one, 'a branch');
      const fields = kind === 'case' ? list(b['fields'], 'fields', text, 'a field') : [];
      const pattern = kind === 'case' ? constant(b['constructor']) : text(b['value'], 'a literal pattern');
      return { pattern, fields, tree: readTree(b['tree'], depth + fields.length) };
    };
    const branches = list(tree['branches'], 'branches', readBranch);
    if (new Set(branches.map((b) => b.pattern)).size < branches.length)
      malformed(`${kind === 'case' ? 'branches of one constructor' : 'literal patterns'} occur twice`);
    const open = kind === 'case' && tree['otherwise'] === undefined;
    return { kind, level, branches, otherwise: open ? undefined : readTree(tree['otherwise'], depth) };
  };
  const named = (v: unknown, what: string) => {
    const d = record(v, `a ${what}`);
    const [full, type] = [name(d['name'], `the name of a ${what}`), term(d['type'], what)];
    return type.free === 0 ? { name: full, type } : refuse('scope', `the type of ${full} is not closed`);
  };
  const readDeclaration = (v: unknown) => {
    const d = record(v, 'a declaration');
    if (d['kind'] === 'data') {
      const parameters = list(d['parameters'], 'parameters', natural, 'a parameter');
      if (parameters.some((p, i) => i > 0 && p <= parameters[i - 1]!))
        malformed('parameters do not ascend', parameters);
      const constructors = list(d['constructors'], 'constructors', named, 'constructor');
      return { kind: d['kind'], ...named(d, 'data type'), parameters, constructors } as const;
    }
    if (d['kind'] !== 'function') return malformed('no such kind of declaration', d['kind']);
    const arity = natural(d['arity'], 'an arity');
    const tree = readTree(d['tree'], arity);
    return { kind: d['kind'], ...named(d, 'function'), quantity: quantity(d['quantity'], ''), arity, tree } as const;
  };
  const groups = list(module['groups'], 'groups', (group) => {
    const members = list(group, 'a group', readDeclaration);
    if (new Set(members.map((d) => d.kind)).size > 1) malformed('a group mixes data types and functions');
    return { data: members.filter((d) => d.kind === 'data'), functions: members.filter((d) => d.kind === 'function') };
  });
  const { nat, functions } = record(module['builtins'], 'builtins');
  const operations = { ...(nat === undefined ? {} : { nat }), ...record(functions ?? {}, 'builtin functions') };
  const builtins = Object.entries(operations).map(([operation, full]) => [operation, name(full, 'a builtin')] as const);
  const imports = list(module['imports'], 'imports', name, 'an import');
  return { name: name(module['name'], 'the name of the module'), imports, builtins, groups, constants };
}
