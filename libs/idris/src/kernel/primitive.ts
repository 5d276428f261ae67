/**
 * Primitive types and functions: a fixed table of names, types and meanings, on literals only; an application that has
 * no meaning (division by zero, a position outside a string, a result that is too large) stays stuck, so it equals
 * nothing else. Integers are unbounded, the sized types wrap around, comparisons give the Int 0 or 1, division rounds so
 * that the remainder is never negative (as in Idris 2), strings are sequences of code points. No meaning for Double.
 */
import type { DataEntry, Entry, FunEntry, PrimitiveType, Term, Value } from './types.ts';
import { evaluate, natural, whnf } from './value.ts';

const integers = ['Integer', 'Int', 'Int8', 'Int16', 'Int32', 'Int64', 'Bits8', 'Bits16', 'Bits32', 'Bits64'] as const;
export const primitiveTypes: readonly PrimitiveType[] = [...integers, 'String', 'Char', 'Double'];

/** The value in the range of the type, modulo its size. */
export function wrap(type: PrimitiveType, value: bigint): bigint {
  if (type === 'Integer') return value;
  const bits = Number(type.match(/\d+$/)?.[0] ?? 64);
  return type.startsWith('Bits') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
}

const lowest: Value = { tag: 'sort', sort: [] };
const entries = new Map<string, Entry>();
for (const name of primitiveTypes) {
  const family = { arity: 0, parameters: [], level: [], constructors: [], polarity: [] };
  const entry: DataEntry = { kind: 'data', name, type: lowest, value: lowest, primitive: name, ...family };
  entry.value = { tag: 'data', entry, args: [] };
  entries.set(name, entry);
}
export const primitive = (name: string): Entry | undefined => entries.get(name);

type Meaning = (...literals: never[]) => bigint | string | null;
/** No literal is larger, so that no step takes long. */
const bound = 1n << 65_536n;
/** A function on literals of primitive types; elsewhere its applications are stuck. */
export function primitiveFunction(name: string, args: readonly PrimitiveType[], result: Entry, meaning: Meaning) {
  const constant = (entry: Entry): Term => ({ tag: 'const', free: 0, name: entry.name, entry });
  const arrow = (body: Term, t: PrimitiveType): Term => ({
    tag: 'pi',
    free: 0,
    quantity: 2,
    name: '_',
    domain: constant(primitive(t)!),
    body,
  });
  const rule = (values: readonly Value[]): Value | null => {
    const literals = values.map(whnf).flatMap((v, i) => (v.tag === 'lit' && v.type === args[i] ? [v.value] : []));
    const value = literals.length < args.length ? null : meaning(...(literals as never[]));
    if (value === null || (typeof value === 'string' ? value.length > 1 << 20 : value > bound || value < -bound))
      return null;
    if (result.kind !== 'data' || result.primitive === undefined) return natural(value as bigint);
    const type = result.primitive;
    return { tag: 'lit', free: 0, type, value: typeof value === 'bigint' ? wrap(type, value) : value };
  };
  const type = evaluate(args.reduceRight(arrow, constant(result)), []);
  const entry: FunEntry = {
    kind: 'fun',
    name,
    type,
    value: lowest,
    quantity: 2,
    arity: args.length,
    order: -1,
    opaque: false,
    rule,
  };
  entry.value = { tag: 'fun', entry, args: [] };
  return entry;
}
const define = (name: string, args: readonly PrimitiveType[], result: PrimitiveType, meaning: Meaning): void => {
  entries.set(name, primitiveFunction(name, args, primitive(result)!, meaning));
};

const absolute = (a: bigint): bigint => (a < 0n ? -a : a);
const remainder = (a: bigint, b: bigint): bigint => ((a % b) + absolute(b)) % absolute(b);
const shift = (b: bigint): boolean => b >= 0n && b <= 4096n;
const binary: Readonly<Record<string, (a: bigint, b: bigint) => bigint | null>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => (b === 0n ? null : (a - remainder(a, b)) / b),
  mod: (a, b) => (b === 0n ? null : remainder(a, b)),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b) => (shift(b) ? a << b : null),
  shr: (a, b) => (shift(b) ? a >> b : null),
};
const comparisons: Readonly<Record<string, (order: bigint) => boolean>> = {
  lt: (order) => order < 0n,
  lte: (order) => order <= 0n,
  eq: (order) => order === 0n,
  gte: (order) => order >= 0n,
  gt: (order) => order > 0n,
};
const points = (s: string): readonly number[] => [...s].map((c) => c.codePointAt(0)!);
/** The sign says which text comes first, by code points. */
function textOrder(a: string, b: string): bigint {
  const [x, y] = [points(a), points(b)];
  const at = x.findIndex((point, i) => point !== y[i]);
  return BigInt(at < 0 ? x.length - y.length : x[at]! - (y[at] ?? -1));
}
const toChar = (a: bigint): string | null =>
  (a >= 0n && a < 0xd800n) || (a > 0xdfffn && a <= 0x10ffffn) ? String.fromCodePoint(Number(a)) : null;
const at = (s: string, i: bigint): string | null => (i < 0n ? null : ([...s][Number(i)] ?? null));
const part = (start: bigint, length: bigint, s: string): string | null =>
  start < 0n || length < 0n ? null : [...s].slice(Number(start), Number(start + length)).join('');

for (const t of integers) {
  for (const [name, meaning] of Object.entries(binary)) define(`prim__${name}_${t}`, [t, t], t, meaning);
  for (const u of integers) if (u !== t) define(`prim__cast_${t}${u}`, [t], u, (a: bigint) => a);
  define(`prim__negate_${t}`, [t], t, (a: bigint) => -a);
  define(`prim__cast_${t}String`, [t], 'String', (a: bigint) => String(a));
  define(`prim__cast_${t}Char`, [t], 'Char', toChar);
  define(`prim__cast_Char${t}`, ['Char'], t, (c: string) => BigInt(c.codePointAt(0)!));
}
for (const [name, test] of Object.entries(comparisons)) {
  for (const t of integers)
    define(`prim__${name}_${t}`, [t, t], 'Int', (a: bigint, b: bigint) => (test(a - b) ? 1n : 0n));
  for (const t of ['String', 'Char'] as const)
    define(`prim__${name}_${t}`, [t, t], 'Int', (a: string, b: string) => (test(textOrder(a, b)) ? 1n : 0n));
}
define('prim__strLength', ['String'], 'Int', (s: string) => BigInt([...s].length));
define('prim__strAppend', ['String', 'String'], 'String', (a: string, b: string) => a + b);
define('prim__strCons', ['Char', 'String'], 'String', (c: string, s: string) => c + s);
define('prim__strHead', ['String'], 'Char', (s: string) => at(s, 0n));
define('prim__strTail', ['String'], 'String', (s: string) => (s === '' ? null : [...s].slice(1).join('')));
define('prim__strIndex', ['String', 'Int'], 'Char', at);
define('prim__strReverse', ['String'], 'String', (s: string) => [...s].reverse().join(''));
define('prim__strSubstr', ['Int', 'Int', 'String'], 'String', part);
define('prim__cast_CharString', ['Char'], 'String', (c: string) => c);
