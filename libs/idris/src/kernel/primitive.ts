/**
 * Primitive types and functions: a fixed table of names, types and meanings, on literals only; an application that has
 * no meaning (division by zero, a position outside a string) stays stuck, so it equals nothing else.
 * Integers are unbounded, the sized types wrap around, comparisons give the Int 0 or 1, division rounds so that the
 * remainder is never negative (as in Idris 2), strings are sequences of Unicode code points. No meaning for Double.
 */
import type { DataEntry, FunEntry, Literal, PrimitiveType, Term, Value } from './types.ts';
import { evaluate, whnf } from './value.ts';

const integers = ['Integer', 'Int', 'Int8', 'Int16', 'Int32', 'Int64', 'Bits8', 'Bits16', 'Bits32', 'Bits64'] as const;
const types: readonly PrimitiveType[] = [...integers, 'String', 'Char', 'Double'];

type Meaning = (...args: never[]) => bigint | string | null;
const functions = new Map<string, readonly [args: readonly PrimitiveType[], result: PrimitiveType, meaning: Meaning]>();

/** The value in the range of the type, modulo its size. */
export function wrap(type: PrimitiveType, value: bigint): bigint {
  if (type === 'Integer') return value;
  const bits = Number(type.match(/\d+$/)?.[0] ?? 64);
  return type.startsWith('Bits') ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
}
/** Euclidean: the remainder lies in 0 … |b|-1. */
function divide(a: bigint, b: bigint): readonly [quotient: bigint, remainder: bigint] {
  const remainder = ((a % b) + (b < 0n ? -b : b)) % b;
  const positive = remainder < 0n ? remainder + (b < 0n ? -b : b) : remainder;
  return [(a - positive) / b, positive];
}
const order: Record<string, (a: bigint | string, b: bigint | string) => boolean> = {
  lt: (a, b) => a < b,
  lte: (a, b) => a <= b,
  eq: (a, b) => a === b,
  gte: (a, b) => a >= b,
  gt: (a, b) => a > b,
};
/** Code points in order, so that < on the arrays' joined form is the order of the code points. */
const points = (s: string): readonly number[] => [...s].map((c) => c.codePointAt(0)!);
function compareText(a: string, b: string): bigint {
  const [x, y] = [points(a), points(b)];
  const at = x.findIndex((p, i) => p !== y[i]);
  return BigInt(at < 0 ? Math.sign(x.length - y.length) : at >= y.length || x[at]! > y[at]! ? 1 : -1);
}

for (const t of integers) {
  const binary = (name: string, f: (a: bigint, b: bigint) => bigint | null): void => {
    const wrapped = (a: bigint, b: bigint) => {
      const result = f(a, b);
      return result === null ? null : wrap(t, result);
    };
    functions.set(`prim__${name}_${t}`, [[t, t], t, wrapped]);
  };
  binary('add', (a, b) => a + b);
  binary('sub', (a, b) => a - b);
  binary('mul', (a, b) => a * b);
  binary('div', (a, b) => (b === 0n ? null : divide(a, b)[0]));
  binary('mod', (a, b) => (b === 0n ? null : divide(a, b)[1]));
  binary('and', (a, b) => a & b);
  binary('or', (a, b) => a | b);
  binary('xor', (a, b) => a ^ b);
  binary('shl', (a, b) => (b < 0n || b > 4096n ? null : a << b));
  binary('shr', (a, b) => (b < 0n || b > 4096n ? null : a >> b));
  functions.set(`prim__negate_${t}`, [[t], t, (a: bigint) => wrap(t, -a)]);
  functions.set(`prim__cast_${t}String`, [[t], 'String', (a: bigint) => String(a)]);
  for (const u of integers) if (u !== t) functions.set(`prim__cast_${t}${u}`, [[t], u, (a: bigint) => wrap(u, a)]);
  const isPoint = (a: bigint) => (a >= 0n && a < 0xd800n) || (a > 0xdfffn && a <= 0x10ffffn);
  const toChar = (a: bigint) => (isPoint(a) ? String.fromCodePoint(Number(a)) : null);
  functions.set(`prim__cast_${t}Char`, [[t], 'Char', toChar]);
  functions.set(`prim__cast_Char${t}`, [['Char'], t, (c: string) => wrap(t, BigInt(c.codePointAt(0)!))]);
}
for (const [name, test] of Object.entries(order)) {
  for (const t of integers)
    functions.set(`prim__${name}_${t}`, [[t, t], 'Int', (a: bigint, b: bigint) => (test(a, b) ? 1n : 0n)]);
  for (const t of ['String', 'Char'] as const)
    functions.set(`prim__${name}_${t}`, [
      [t, t],
      'Int',
      (a: string, b: string) => (test(compareText(a, b), 0n) ? 1n : 0n),
    ]);
}
const at = (s: string, i: bigint): string | null => (i < 0n ? null : ([...s][Number(i)] ?? null));
functions.set('prim__strLength', [['String'], 'Int', (s: string) => BigInt(points(s).length)]);
functions.set('prim__strAppend', [['String', 'String'], 'String', (a: string, b: string) => a + b]);
functions.set('prim__strCons', [['Char', 'String'], 'String', (c: string, s: string) => c + s]);
functions.set('prim__strHead', [['String'], 'Char', (s: string) => at(s, 0n)]);
functions.set('prim__strTail', [['String'], 'String', (s: string) => (s === '' ? null : [...s].slice(1).join(''))]);
functions.set('prim__strIndex', [['String', 'Int'], 'Char', at]);
functions.set('prim__strReverse', [['String'], 'String', (s: string) => [...s].reverse().join('')]);
const substring = (start: bigint, length: bigint, s: string) =>
  start < 0n || length < 0n ? null : [...s].slice(Number(start), Number(start + length)).join('');
functions.set('prim__strSubstr', [['Int', 'Int', 'String'], 'String', substring]);
functions.set('prim__cast_CharString', [['Char'], 'String', (c: string) => c]);

/** Names that the table knows: the elaborator asks, the kernel decides. */
export const builtinNames = { types, functions: [...functions.keys()] as readonly string[] };

const dataEntries = new Map<string, DataEntry>();
for (const name of types) {
  const type: Value = { tag: 'sort', sort: [] };
  const entry: DataEntry = {
    kind: 'data',
    name,
    type,
    value: type,
    arity: 0,
    parameters: [],
    level: [],
    primitive: name,
    constructors: [],
    polarity: [],
  };
  entry.value = { tag: 'data', entry, args: [] };
  dataEntries.set(name, entry);
}
export const primitiveType = (name: PrimitiveType): DataEntry => dataEntries.get(name)!;

const funEntries = new Map<string, FunEntry>();
for (const [name, [args, result, meaning]] of functions) {
  const constant = (t: PrimitiveType): Term => ({ tag: 'const', free: 0, name: t, entry: primitiveType(t) });
  let type: Term = constant(result);
  for (const t of [...args].reverse())
    type = { tag: 'pi', free: 0, quantity: 2, name: '_', domain: constant(t), body: type };
  const rule = (values: readonly Value[]): Value | null => {
    const literals = args.map((t, i) => {
      const v = whnf(values[i]!);
      return v.tag === 'lit' && v.type === t ? v.value : null;
    });
    if (literals.includes(null)) return null;
    const value = (meaning as (...args: unknown[]) => bigint | string | null)(...literals);
    return value === null ? null : ({ tag: 'lit', free: 0, type: result, value } satisfies Literal);
  };
  const entry: FunEntry = {
    kind: 'fun',
    name,
    type: evaluate(type, null),
    value: { tag: 'sort', sort: [] },
    quantity: 2,
    arity: args.length,
    order: -1,
    tree: undefined,
    opaque: false,
    rule,
  };
  entry.value = { tag: 'fun', entry, args: [], next: undefined, epoch: 0 };
  funEntries.set(name, entry);
}
export const primitive = (name: string): DataEntry | FunEntry | undefined =>
  dataEntries.get(name) ?? funEntries.get(name);
