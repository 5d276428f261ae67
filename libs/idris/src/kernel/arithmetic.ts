/**
 * Natural numbers as big integers. A function gets a rule only if its own case trees satisfy, by conversion on variables,
 * the equations that define the operation: by induction it then is that operation on numerals.
 */
import { bound, primitive, primitiveFunction } from './primitive.ts';
import { type Entry, type FunEntry, type Nat, refuse, type Value } from './types.ts';
import { apply, convertible, natural, telescope, variable, whnf } from './value.ts';

/**
 * Zero without field, successor with one of its own type, in this order; then both compute with literals. Gives the
 * primitive function that comes with them, from integers: negative ones become zero.
 */
export function verifyNat(data: Entry, known: Nat): FunEntry {
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
function on({ value }: Entry): Apply {
  return (...args) => apply(value, args);
}
/** Its values at (0, 0), (0, 1 + j), (1 + k, 0), (1 + k, 1 + j), or at 0 and 1 + k, in terms of itself at less. */
type Laws = (f: Apply, successor: Apply, k: Value, j: Value, plus: Apply) => readonly Value[];
/** Without a meaning it is a comparison: constructors without fields, settled by which side reaches zero. */
type Operation = Readonly<{ laws: Laws; meaning?: (a: bigint, b: bigint) => Value }>;
const zero = natural(0n);
const integer = (value: bigint): Value => ({ tag: 'lit', free: 0, type: 'Integer', value });
const add = on(primitive('prim__add_Integer')!);
const operations = new Map<string, Operation>([
  ['natToInteger', { meaning: integer, laws: (f, _, k) => [integer(0n), add(integer(1n), f(k))] }],
  ['plus', { meaning: (a, b) => natural(a + b), laws: (f, s, k, j) => [zero, s(j), s(f(k, zero)), s(f(k, s(j)))] }],
  ['minus', { meaning: (a, b) => natural(a > b ? a - b : 0n), laws: (f, s, k, j) => [zero, zero, s(k), f(k, j)] }],
]);
operations.set('mult', {
  meaning: (a, b) => natural(a * b),
  laws: (f, s, k, j, plus) => [zero, zero, plus(zero, f(k, zero)), plus(s(j), f(k, s(j)))],
});
for (const name of ['equal', 'compare', 'lt', 'lte', 'gt', 'gte'])
  operations.set(name, { laws: (f, s, k, j) => [f(zero, zero), f(zero, s(j)), f(s(k), zero), f(k, j)] });

/** `mult` rests on `plus`. Numbers that are too large are left to the case tree, and so to the budget. */
export function verifyArithmetic(name: string, fn: Entry, nat: Nat, plus: Entry | undefined): void {
  const no: (why: string) => never = (why) => refuse('kernel', `${fn.name} is not ${name} on numbers: ${why}`);
  if (fn.kind !== 'fun' || nat === undefined) return refuse('kernel', `${fn.name} is not a function on numbers`);
  const { laws, meaning } = operations.get(name) ?? no('no such operation is known');
  const arity = name === 'natToInteger' ? 1 : 2;
  const result = telescope(fn.type, arity, ({ domain }, i) =>
    whnf(domain) === nat.value ? variable(i) : no('it does not take natural numbers'),
  );
  const expected = arity === 1 ? primitive('Integer')!.value : meaning === undefined ? result : nat.value;
  if (fn.arity !== arity || result !== expected) no('it has another type');
  const [f, s, k, j] = [on(fn), on(nat.constructors[1]!), variable(0), variable(1)];
  const points = arity === 1 ? [f(zero), f(s(k))] : [f(zero, zero), f(zero, s(j)), f(s(k), zero), f(s(k), s(j))];
  const values = laws(f, s, k, j, on(plus ?? fn));
  if (!points.every((point, i) => convertible(point, values[i]!, 2))) no('an equation fails by computation');
  const answers = points.map((point) => whnf(point));
  if (meaning === undefined && !answers.slice(0, 3).every((v) => v.tag === 'con' && v.args.length === 0))
    no('a comparison has no plain answer');
  const compare = (a: bigint, b: bigint): Value => answers[a === b ? 0 : a < b ? 1 : 2]!;
  fn.rule = (args) => {
    const a = whnf(args[0]!);
    const b = a.tag === 'nat' && arity === 2 ? whnf(args[1]!) : a;
    if (a.tag !== 'nat' || b.tag !== 'nat' || a.value > bound || b.value > bound) return null;
    return (meaning ?? compare)(a.value, b.value);
  };
}
