/**
 * Natural numbers as big integers. A function gets a rule only if its own case trees satisfy, by conversion on variables,
 * the equations that define the operation: by induction it then is that operation on numerals.
 */
import { primitive, primitiveFunction } from './primitive.ts';
import type { DataEntry, FunEntry, Value } from './types.ts';
import { refuse } from './types.ts';
import { apply, convertible, instantiate, natural, variable, whnf } from './value.ts';

/**
 * Zero without field, successor with one of its own type, in this order; then both compute with literals. Gives the
 * primitive function that comes with them, from integers: negative ones become zero.
 */
export function verifyNat(data: DataEntry): FunEntry {
  const [zero, successor] = data.constructors;
  const field = successor?.fields.length === 1 ? whnf(successor.type) : undefined;
  const shape = data.arity === 0 && data.constructors.length === 2 && zero?.fields.length === 0;
  if (!shape || field?.tag !== 'pi' || field.quantity === 0 || whnf(field.domain) !== data.value)
    refuse('kernel', `${data.name} is not the natural numbers: zero and successor, in this order`);
  zero!.nat = 'zero';
  zero!.value = natural(0n);
  successor!.nat = 'successor';
  return primitiveFunction('prim__integerToNat', ['Integer'], data, ([v]) =>
    typeof v === 'bigint' ? natural(v < 0n ? 0n : v) : null,
  );
}

const meanings = new Map<string, (a: bigint, b: bigint) => bigint>([
  ['plus', (a, b) => a + b],
  ['minus', (a, b) => (a > b ? a - b : 0n)],
  ['mult', (a, b) => a * b],
]);
/** Functions whose results are constructors without fields, settled by which argument reaches zero first. */
const comparisons = ['equal', 'equalNat', 'lt', 'lte', 'gt', 'gte', 'compare', 'compareNat'];
/** Beyond this a number is left to the case tree, and so to the budget. */
const tooLarge = 1n << 65_536n;

/** `known` are the operations verified so far: `mult` rests on `plus`. */
export function verifyArithmetic(
  operation: string,
  fn: FunEntry,
  nat: DataEntry,
  known: ReadonlyMap<string, FunEntry>,
): void {
  const no: (why: string) => never = (why) => refuse('kernel', `${fn.name} is not ${operation} on numbers: ${why}`);
  const meaning = meanings.get(operation);
  const unary = operation === 'natToInteger';
  if (meaning === undefined && !unary && !comparisons.includes(operation)) no('no such operation is known');
  let type = whnf(fn.type);
  for (let i = 0; i < (unary ? 1 : 2); i++) {
    if (type.tag !== 'pi' || whnf(type.domain) !== nat.value) no('it does not take natural numbers');
    type = whnf(instantiate(type, variable(i)));
  }
  const result = unary ? primitive('Integer')!.value : meaning === undefined ? type : nat.value;
  if (fn.arity !== (unary ? 1 : 2) || type !== result) no('it has another type');
  const [zero, k, j] = [natural(0n), variable(0), variable(1)];
  const integer = (value: bigint): Value => ({ tag: 'lit', free: 0, type: 'Integer', value });
  const successor = (v: Value): Value => apply(nat.constructors[1]!.value, [v]);
  const f = (...args: readonly Value[]): Value => apply(fn.value, args);
  const law = (left: Value, right: Value) => convertible(left, right, 2) || no('an equation fails by computation');
  let rule = (a: bigint, b: bigint): Value => (unary ? integer(a) : natural(meaning!(a, b)));
  if (unary) {
    law(f(zero), integer(0n));
    law(f(successor(k)), apply(primitive('prim__add_Integer')!.value, [integer(1n), f(k)]));
  } else if (operation === 'minus' || meaning === undefined) law(f(successor(k), successor(j)), f(k, j));
  for (const b of [zero, successor(j)]) {
    if (operation === 'plus') law(f(zero, b), b) && law(f(successor(k), b), successor(f(k, b)));
    if (operation === 'minus') law(f(zero, b), zero) && law(f(successor(k), zero), successor(k));
    if (operation !== 'mult') continue;
    const plus = known.get('plus') ?? no('plus is not verified');
    law(f(zero, b), zero) && law(f(successor(k), b), apply(plus.value, [b, f(k, b)]));
  }
  if (meaning === undefined && !unary) {
    const [equal, less, greater] = [f(zero, zero), f(zero, successor(j)), f(successor(k), zero)].map((v) => {
      const answer = whnf(v);
      return answer.tag === 'con' && answer.args.length === 0 ? answer : no('a comparison has no plain answer');
    });
    rule = (a, b) => (a === b ? equal! : a < b ? less! : greater!);
  }
  fn.rule = (args) => {
    const [a, b] = [whnf(args[0]!), unary ? zero : args[1]!];
    const c = a.tag === 'nat' ? whnf(b) : a;
    return a.tag === 'nat' && c.tag === 'nat' && a.value < tooLarge && c.value < tooLarge
      ? rule(a.value, c.value)
      : null;
  };
}
