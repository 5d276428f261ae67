/**
 * Primitive types and functions: a fixed table of names, types and meanings, on literals only; an application that has
 * no meaning (division by zero, a position outside a string, a result that is too large) stays stuck, so it equals
 * nothing else. Integers are unbounded, the sized types wrap around, comparisons give the Int 0 or 1, division rounds so
 * that the remainder is never negative (as in Idris 2), strings are sequences of code points. What is
 * done with numbers of Double, and what a text is as a number, has no meaning here: it differs between back ends.
 */
import type { DataEntry, Entry, FunEntry, PrimitiveType, Value } from './types.ts';
import { arrow, declaration, natural, whnf } from './value.ts';

const integers = ['Integer', 'Int', 'Int8', 'Int16', 'Int32', 'Int64', 'Bits8', 'Bits16', 'Bits32', 'Bits64'] as const;
export const primitiveTypes: readonly PrimitiveType[] = [...integers, 'String', 'Char', 'Double'];

/** The value in the range of the type, modulo its size. */
export function wrap(type: PrimitiveType, value: bigint): bigint {
  if (type === 'Integer') return value;
  const bits = Number(type.match(/\d+$/)?.[0] ?? 64);
  return type.startsWith('Bits') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
}

const type: Value = { tag: 'sort', sort: [] };
const family = { kind: 'data', type, arity: 0, parameters: [], level: [], constructors: [] } as const;
const entries = new Map<string, Entry>();
for (const name of primitiveTypes)
  entries.set(name, declaration<DataEntry>({ ...family, name, primitive: name, polarity: [] }));
export const primitive = (name: string): Entry | undefined => entries.get(name);

type Meaning = (...literals: never[]) => bigint | string | null;
/** No literal is larger, so that no step takes long. */
export const bound = 1n << 65_536n;
/** A function on literals of primitive types; elsewhere its applications are stuck. */
export function primitiveFunction(name: string, args: readonly PrimitiveType[], result: Entry, meaning: Meaning) {
  const rule = (values: readonly Value[]): Value | null => {
    const literals = values.map(whnf).flatMap((v, i) => (v.tag === 'lit' && v.type === args[i] ? [v.value] : []));
    const value = literals.length < args.length ? null : meaning(...(literals as never[]));
    if (value === null || (typeof value === 'string' ? value.length > 1 << 20 : value > bound || value < -bound))
      return null;
    if (result.kind !== 'data' || result.primitive === undefined) return natural(value as bigint);
    const type = result.primitive;
    return { tag: 'lit', free: 0, type, value: typeof value === 'bigint' ? wrap(type, value) : value };
  };
  const type = args.reduceRight((codomain, t) => arrow(primitive(t)!.value, codomain), result.value);
  const arity = args.length;
  return declaration<FunEntry>({ kind: 'fun', quantity: 2, arity, order: -1, opaque: false, name, type, rule });
}
const define = (name: string, args: readonly PrimitiveType[], result: PrimitiveType, meaning: Meaning) =>
  entries.set(name, primitiveFunction(name, args, primitive(result)!, meaning));

/** From zero up to the divisor, whatever the signs. */
const rest = (a: bigint, b: bigint): bigint => ((a % b) + b * b) % b;
const shift = (b: bigint): boolean => b >= 0n && b <= 4096n;
type Operations = Readonly<Record<string, (a: bigint, b: bigint) => bigint | null>>;
const sums: Operations = { add: (a, b) => a + b, sub: (a, b) => a - b, mul: (a, b) => a * b };
const parts: Operations = { div: (a, b) => (b ? (a - rest(a, b)) / b : null), mod: (a, b) => (b ? rest(a, b) : null) };
const bits: Operations = { and: (a, b) => a & b, or: (a, b) => a | b, xor: (a, b) => a ^ b };
const shifts: Operations = { shl: (a, b) => (shift(b) ? a << b : null), shr: (a, b) => (shift(b) ? a >> b : null) };
const binary = { ...sums, ...parts, ...bits, ...shifts };
/** The signs of a difference for which each of them holds. */
const comparisons = { lt: [-1], lte: [-1, 0], eq: [0], gte: [0, 1], gt: [1] };
/** Texts come in the order of their code points: the same number of digits for each. */
const sortable = (a: bigint | string): bigint | string =>
  typeof a === 'bigint' ? a : [...a].map((c) => c.codePointAt(0)!.toString(16).padStart(6, '0')).join('');
const signOf = (a: bigint | string, b: bigint | string): number => (a < b ? -1 : a > b ? 1 : 0);
/** Surrogates are the code points from 27 · 2¹¹ on, 2¹¹ of them. */
const toChar = (a: bigint) => (a < 0n || a > 0x10ffffn || a >> 11n === 27n ? null : String.fromCodePoint(Number(a)));
const at = (s: string, i: bigint): string | null => (i < 0n ? null : ([...s][Number(i)] ?? null));
const part = (from: bigint, size: bigint, s: string): string | null =>
  from < 0n || size < 0n ? null : [...s].slice(Number(from), Number(from + size)).join('');

for (const t of integers) {
  for (const [name, meaning] of Object.entries(binary)) define(`prim__${name}_${t}`, [t, t], t, meaning);
  for (const u of integers) if (u !== t) define(`prim__cast_${t}${u}`, [t], u, (a: bigint) => a);
  define(`prim__negate_${t}`, [t], t, (a: bigint) => -a);
  define(`prim__cast_${t}String`, [t], 'String', (a: bigint) => String(a));
  define(`prim__cast_${t}Char`, [t], 'Char', toChar);
  define(`prim__cast_Char${t}`, ['Char'], t, (c: string) => BigInt(c.codePointAt(0)!));
}
for (const t of primitiveTypes)
  for (const [name, signs] of Object.entries(comparisons)) {
    const holds = (a: bigint, b: bigint): bigint => (signs.includes(signOf(sortable(a), sortable(b))) ? 1n : 0n);
    define(`prim__${name}_${t}`, [t, t], 'Int', t === 'Double' ? () => null : holds);
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
for (const name of ['add_Double', 'sub_Double', 'mul_Double', 'div_Double', 'doublePow'])
  define(`prim__${name}`, ['Double', 'Double'], 'Double', () => null);
for (const name of ['Exp', 'Log', 'Sin', 'Cos', 'Tan', 'ASin', 'ACos', 'ATan', 'Sqrt', 'Floor', 'Ceiling'])
  define(`prim__double${name}`, ['Double'], 'Double', () => null);
define('prim__negate_Double', ['Double'], 'Double', () => null);
for (const t of [...integers, 'String'] as const) define(`prim__cast_Double${t}`, ['Double'], t, () => null);
for (const t of [...integers, 'String'] as const) define(`prim__cast_${t}Double`, [t], 'Double', () => null);
for (const t of integers) define(`prim__cast_String${t}`, ['String'], t, () => null);
