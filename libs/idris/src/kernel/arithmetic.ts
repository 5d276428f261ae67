/**
 * Natural numbers as big integers. A function gets a rule only if its own case trees satisfy, by conversion on variables,
 * the equations that define the operation: by induction it then is that operation on numerals.
 */
import { primitive, primitiveFunction } from './primitive.ts';
import { type DataEntry, type Entry, type FunEntry, refuse, type Value } from './types.ts';
import { apply, convertible, natural, telescope, variable, whnf } from './value.ts';

/**
 * Zero without field, successor with one of its own type, in this order; then both compute with literals. Gives the
 * primitive function that comes with them, from integers: negative ones become zero.
 */
export function verifyNat(data: Entry, known: DataEntry | undefined): FunEntry {
  if (data.kind !== 'data') return refuse('kernel', `${data.name} is not a data type`);
  if (known !== undefined) refuse('kernel', `two types of natural numbers: ${known.name} and ${data.name}`);
  const [zero, successor] = data.constructors;
  const field = successor?.fields.length === 1 ? whnf(successor.type) : undefined;
  const shape = data.arity === 0 && data.constructors.length === 2 && zero?.fields.length === 0;
  if (!shape || field?.tag !== 'pi' || field.quantity === 0 || whnf(field.domain) !== data.value)
    refuse('kernel', `${data.name} is not the natural numbers: zero and successor, in this order`);
  zero!.nat = 'zero';
  zero!.value = natural(0n);
  successor!.nat = 'successor';
  return primitiveFunction('prim__integerToNat', ['Integer'], data, (v: bigint) => (v < 0n ? 0n : v));
}

type Apply = (...args: readonly Value[]) => Value;
interface Operation {
  /** Its values at (0, 0), (0, 1 + j), (1 + k, 0), (1 + k, 1 + j), or at 0 and 1 + k, in terms of itself at less. */
  readonly laws: (f: Apply, successor: Apply, k: Value, j: Value, plus: Apply) => readonly Value[];
  /** Without one it is a comparison: results are constructors without fields, settled by which side reaches zero. */
  readonly meaning?: (a: bigint, b: bigint) => Value;
}
const zero = natural(0n);
const integer = (value: bigint): Value => ({ tag: 'lit', free: 0, type: 'Integer', value });
const add: Apply = (...args) => apply(primitive('prim__add_Integer')!.value, args);
const operations = new Map<string, Operation>([
  ['natToInteger', { meaning: integer, laws: (f, _, k) => [integer(0n), add(integer(1n), f(k))] }],
  ['plus', { meaning: (a, b) => natural(a + b), laws: (f, s, k, j) => [zero, s(j), s(f(k, zero)), s(f(k, s(j)))] }],
  ['minus', { meaning: (a, b) => natural(a > b ? a - b : 0n), laws: (f, s, k, j) => [zero, zero, s(k), f(k, j)] }],
]);
operations.set('mult', {
  meaning: (a, b) => natural(a * b),
  laws: (f, s, k, j, plus) => [zero, zero, plus(zero, f(k, zero)), plus(s(j), f(k, s(j)))],
});
for (const name of ['equal', 'equalNat', 'lt', 'lte', 'gt', 'gte', 'compare', 'compareNat'])
  operations.set(name, { laws: (f, s, k, j) => [f(zero, zero), f(zero, s(j)), f(s(k), zero), f(k, j)] });
/** Beyond this a number is left to the case tree, and so to the budget. */
const tooLarge = 1n << 65_536n;

/** `mult` rests on `plus`. */
export function verifyArithmetic(name: string, fn: Entry, nat: DataEntry, plus: Entry | undefined): void {
  const no: (why: string) => never = (why) => refuse('kernel', `${fn.name} is not ${name} on numbers: ${why}`);
  if (fn.kind !== 'fun') return refuse('kernel', `${fn.name} is not a function`);
  const { laws, meaning } = operations.get(name) ?? no('no such operation is known');
  const arity = name === 'natToInteger' ? 1 : 2;
  let numbers = 0;
  const result = telescope(fn.type, arity, ({ domain }, i) => {
    if (whnf(domain) === nat.value) numbers++;
    return variable(i);
  });
  if (numbers < arity) no('it does not take natural numbers');
  const expected = arity === 1 ? primitive('Integer')!.value : meaning === undefined ? result : nat.value;
  if (fn.arity !== arity || result !== expected) no('it has another type');
  const on =
    ({ value }: Entry): Apply =>
    (...args) =>
      apply(value, args);
  const [f, s, k, j] = [on(fn), on(nat.constructors[1]!), variable(0), variable(1)];
  const points = arity === 1 ? [f(zero), f(s(k))] : [f(zero, zero), f(zero, s(j)), f(s(k), zero), f(s(k), s(j))];
  const values = laws(f, s, k, j, on(plus ?? fn));
  if (!points.every((point, i) => convertible(point, values[i]!, 2))) no('an equation fails by computation');
  const [equal, less, greater] = points.map((point) => {
    const answer = whnf(point);
    return answer.tag === 'con' && answer.args.length === 0 ? answer : undefined;
  });
  const compare = (a: bigint, b: bigint): Value | undefined => (a === b ? equal : a < b ? less : greater);
  if (meaning === undefined && !(equal && less && greater)) no('a comparison has no plain answer');
  fn.rule = (args) => {
    const a = whnf(args[0]!);
    const b = a.tag === 'nat' && arity === 2 ? whnf(args[1]!) : a;
    if (a.tag !== 'nat' || b.tag !== 'nat' || a.value > tooLarge || b.value > tooLarge) return null;
    return (meaning ?? compare)(a.value, b.value) ?? null;
  };
}
