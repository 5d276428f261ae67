/**
 * Primitive types and functions, as Idris 2 names them: integers of fixed width wrap around, comparisons answer 1 or 0.
 *
 * They compute on literals only. The kernel has its own table and decides; this one is for conversion while elaborating.
 */
import { whnf } from './evaluate.ts';
import { EXPLICIT, type Global, newGlobal, type PrimitiveType, type Term, TYPE, type Value } from './values.ts';

const INTEGERS: readonly PrimitiveType[] = [
  'Integer',
  'Int',
  'Int8',
  'Int16',
  'Int32',
  'Int64',
  'Bits8',
  'Bits16',
  'Bits32',
  'Bits64',
];
export function isInteger(type: string): type is PrimitiveType {
  return (INTEGERS as readonly string[]).includes(type);
}

/** Fixed-width integers wrap around. */
export function wrapped(type: string, value: bigint): bigint {
  const match = /^(Bits|Int)(\d*)$/.exec(type);
  if (match === null) return value;
  const width = match[2] === '' ? 64 : Number(match[2]);
  return match[1] === 'Bits' ? BigInt.asUintN(width, value) : BigInt.asIntN(width, value);
}

const TYPES: readonly PrimitiveType[] = [...INTEGERS, 'String', 'Char', 'Double'];

type Compute = (args: readonly string[]) => string | null;

/** Larger results are left uncomputed, so that squaring a number or doubling a text again and again ends. */
const LARGEST = 1n << 65_536n;
const LONGEST = { text: 1 << 20, digits: String(LARGEST).length };

const globals = new Map<string, Global>();

for (const type of TYPES) globals.set(type, newGlobal(type, 'primitive type', '', TYPE, 'public', 2));

function add(name: string, params: readonly PrimitiveType[], result: PrimitiveType, compute: Compute): void {
  const type = params.reduceRight<Term>(
    (body, param) => ({
      t: 'pi',
      quantity: 2,
      name: '_',
      passing: EXPLICIT,
      domain: { t: 'const', global: globals.get(param)! },
      body,
    }),
    { t: 'const', global: globals.get(result)! },
  );
  const global = newGlobal(`prim__${name}`, 'primitive function', '', type, 'public', 2);
  global.arity = params.length;
  global.compute = (args) => {
    const literals: string[] = [];
    for (let at = 0; at < params.length; at++) {
      const arg = whnf(args[at]!);
      if (arg.v !== 'lit') return null;
      literals.push(arg.value);
    }
    const value = compute(literals);
    const longest = result === 'String' ? LONGEST.text : LONGEST.digits;
    return value === null || value.length > longest ? null : ({ v: 'lit', type: result, value } as Value);
  };
  globals.set(global.name, global);
}

function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function modulo(a: bigint, b: bigint): bigint {
  const rest = a % b;
  return rest < 0n ? rest + size(b) : rest;
}

const ARITHMETIC: Readonly<Record<string, (a: bigint, b: bigint) => bigint | null>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => (b === 0n ? null : (a - modulo(a, b)) / b),
  mod: (a, b) => (b === 0n ? null : modulo(a, b)),
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
  shl: (a, b) => (b < 0n || b > 4096n ? null : a << b),
  shr: (a, b) => (b < 0n || b > 4096n ? null : a >> b),
};
const COMPARISONS: Readonly<Record<string, (order: number) => boolean>> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  eq: (order) => order === 0,
  gte: (order) => order >= 0,
  gt: (order) => order > 0,
};

for (const type of INTEGERS) {
  for (const [name, run] of Object.entries(ARITHMETIC)) {
    add(`${name}_${type}`, [type, type], type, ([a, b]) => {
      const value = run(BigInt(a!), BigInt(b!));
      return value === null ? null : wrapped(type, value).toString();
    });
  }
  for (const [name, test] of Object.entries(COMPARISONS)) {
    add(`${name}_${type}`, [type, type], 'Int', ([a, b]) => {
      const difference = BigInt(a!) - BigInt(b!);
      return test(difference < 0n ? -1 : difference > 0n ? 1 : 0) ? '1' : '0';
    });
  }
  for (const other of INTEGERS) {
    if (other !== type) add(`cast_${type}${other}`, [type], other, ([a]) => wrapped(other, BigInt(a!)).toString());
  }
  add(`negate_${type}`, [type], type, ([a]) => wrapped(type, -BigInt(a!)).toString());
  add(`cast_${type}String`, [type], 'String', ([a]) => a!);
  add(`cast_Char${type}`, ['Char'], type, ([c]) => wrapped(type, BigInt(c!.codePointAt(0)!)).toString());
  add(`cast_${type}Char`, [type], 'Char', ([a]) => character(BigInt(a!)));
}

function character(point: bigint): string | null {
  const valid = (point >= 0n && point < 0xd800n) || (point > 0xdfffn && point <= 0x10ffffn);
  return valid ? String.fromCodePoint(Number(point)) : null;
}

function codePoints(text: string): number[] {
  return [...text].map((char) => char.codePointAt(0)!);
}

function order(left: string, right: string): number {
  const a = codePoints(left);
  const b = codePoints(right);
  for (let at = 0; at < a.length && at < b.length; at++) if (a[at] !== b[at]) return a[at]! - b[at]!;
  return a.length - b.length;
}

for (const type of ['String', 'Char'] as const) {
  for (const [name, test] of Object.entries(COMPARISONS)) {
    add(`${name}_${type}`, [type, type], 'Int', ([a, b]) => (test(order(a!, b!)) ? '1' : '0'));
  }
}
add('strLength', ['String'], 'Int', ([s]) => String([...s!].length));
add('strAppend', ['String', 'String'], 'String', ([a, b]) => a! + b!);
add('strCons', ['Char', 'String'], 'String', ([c, s]) => c! + s!);
add('strHead', ['String'], 'Char', ([s]) => [...s!][0] ?? null);
add('strTail', ['String'], 'String', ([s]) => (s === '' ? null : [...s!].slice(1).join('')));
add('strIndex', ['String', 'Int'], 'Char', ([s, i]) => (BigInt(i!) < 0n ? null : ([...s!][Number(i)] ?? null)));
add('strReverse', ['String'], 'String', ([s]) => [...s!].reverse().join(''));
add('strSubstr', ['Int', 'Int', 'String'], 'String', ([from, count, s]) =>
  BigInt(from!) < 0n || BigInt(count!) < 0n ? null : [...s!].slice(Number(from), Number(from) + Number(count)).join(''),
);
add('cast_CharString', ['Char'], 'String', ([c]) => c!);

// Nothing computes on Double, and no text is read as a number.
const unknown: Compute = () => null;
for (const name of ['add', 'sub', 'mul', 'div']) add(`${name}_Double`, ['Double', 'Double'], 'Double', unknown);
for (const name of Object.keys(COMPARISONS)) add(`${name}_Double`, ['Double', 'Double'], 'Int', unknown);
for (const name of ['Exp', 'Log', 'Sin', 'Cos', 'Tan', 'ASin', 'ACos', 'ATan', 'Sqrt', 'Floor', 'Ceiling'])
  add(`double${name}`, ['Double'], 'Double', unknown);
add('doublePow', ['Double', 'Double'], 'Double', unknown);
add('negate_Double', ['Double'], 'Double', unknown);
add('cast_DoubleString', ['Double'], 'String', unknown);
add('cast_StringDouble', ['String'], 'Double', unknown);
for (const type of INTEGERS) {
  add(`cast_Double${type}`, ['Double'], type, unknown);
  add(`cast_${type}Double`, [type], 'Double', unknown);
  add(`cast_String${type}`, ['String'], type, unknown);
}

/** The primitives by name; they belong to no module. */
export function primitiveGlobals(): ReadonlyMap<string, Global> {
  return globals;
}

export const NAT = 'Prelude.Types.Nat';
/** The kernel's operation on natural numbers, by the function that is declared. */
export const NAT_OPERATIONS: Readonly<Record<string, string>> = {
  'Prelude.Types.plus': 'plus',
  'Prelude.Types.mult': 'mult',
  'Prelude.Types.minus': 'minus',
  'Prelude.Types.equalNat': 'equal',
  'Prelude.Types.compareNat': 'compare',
};

/** There as soon as there are natural numbers. */
export const INTEGER_TO_NAT = 'prim__integerToNat';
const conversions = new WeakMap<Global, Global>();

export function integerToNat(nat: Global): Global {
  const known = conversions.get(nat);
  if (known !== undefined) return known;
  const type: Term = {
    t: 'pi',
    quantity: 2,
    name: '_',
    passing: EXPLICIT,
    domain: { t: 'const', global: globals.get('Integer')! },
    body: { t: 'const', global: nat },
  };
  const global = newGlobal(INTEGER_TO_NAT, 'primitive function', '', type, 'public', 2);
  global.arity = 1;
  global.compute = ([arg]) => {
    const literal = whnf(arg!);
    if (literal.v !== 'lit') return null;
    const value = BigInt(literal.value);
    return { v: 'nat', value: value < 0n ? 0n : value };
  };
  conversions.set(nat, global);
  return global;
}

const NATURAL_FUNCTIONS: Readonly<Record<string, (a: bigint, b: bigint) => bigint>> = {
  plus: (a, b) => a + b,
  mult: (a, b) => a * b,
  minus: (a, b) => (a > b ? a - b : 0n),
};

/** Of a function on natural numbers, by its full name: on literals it computes at once. */
export function naturalComputation(name: string): Global['compute'] {
  const operation = NAT_OPERATIONS[name];
  const run = operation === undefined ? undefined : NATURAL_FUNCTIONS[operation];
  if (run === undefined) return null;
  return ([left, right]) => {
    const a = whnf(left!);
    if (a.v !== 'nat' || a.value > LARGEST) return null;
    const b = whnf(right!);
    return b.v === 'nat' && b.value <= LARGEST ? { v: 'nat', value: run(a.value, b.value) } : null;
  };
}
