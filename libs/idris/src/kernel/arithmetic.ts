/**
 * Big-integer rules for functions on natural numbers. A function gets its rule only if its own case trees satisfy, by
 * conversion on variables, the equations that define the operation; by induction it then is that operation on numerals.
 */
import type { DataEntry, FunEntry, Value } from './types.ts';
import { refuse } from './types.ts';
import { pending } from './universe.ts';
import { apply, convertible, natural, variable, whnf } from './value.ts';

type Operation = (a: bigint, b: bigint) => Value;
const arithmetic = new Map<string, (a: bigint, b: bigint) => bigint>([
  ['plus', (a, b) => a + b],
  ['minus', (a, b) => (a > b ? a - b : 0n)],
  ['mult', (a, b) => a * b],
]);
/** Beyond this a number is left to the case tree, and so to the budget. */
const tooLarge = 1n << 65_536n;
/** Functions into a type with nullary results, settled by which argument reaches zero first. */
const comparisons = ['equal', 'lt', 'lte', 'gt', 'gte', 'compare'];

/** `known` are the operations verified so far: `mult` rests on `plus`. */
export function verifyArithmetic(
  operation: string,
  fn: FunEntry,
  nat: DataEntry,
  known: ReadonlyMap<string, FunEntry>,
): void {
  const no = (why: string): never => refuse('kernel', `${fn.name} is not ${operation} on natural numbers: ${why}`);
  const entry = arithmetic.get(operation);
  if (entry === undefined && !comparisons.includes(operation)) no('no such operation is known');
  const inNat = (v: Value): boolean => whnf(v).tag === 'data' && whnf(v) === nat.value;
  let type = whnf(fn.type);
  for (let i = 0; i < 2; i++) {
    if (type.tag !== 'pi' || !inNat(type.domain)) return no('it does not take two natural numbers');
    type = whnf(apply({ tag: 'lam', quantity: 2, name: '_', env: type.env, body: type.body }, [variable(i)]));
  }
  if (fn.arity !== 2 || (entry !== undefined && !inNat(type))) no('it has another type');
  const [k, j] = [variable(0), variable(1)];
  const successor = (v: Value): Value => apply(nat.constructors[1]!.value, [v]);
  const zero = natural(0n);
  const f = (a: Value, b: Value): Value => ({ tag: 'fun', entry: fn, args: [a, b], next: undefined, epoch: 0 });
  const law = (left: Value, right: Value): void => {
    const mark = pending.length;
    const holds = convertible(left, right, 2);
    pending.length = mark;
    if (!holds) no('a defining equation does not hold by computation');
  };
  const both = (law1: (b: Value) => void): void => {
    law1(zero);
    law1(successor(j));
  };
  let rule: Operation;
  if (entry !== undefined) {
    rule = (a, b) => natural(entry(a, b));
    if (operation === 'plus')
      both((b) => {
        law(f(zero, b), b);
        law(f(successor(k), b), successor(f(k, b)));
      });
    if (operation === 'minus') {
      both((b) => law(f(zero, b), zero));
      law(f(successor(k), zero), successor(k));
      law(f(successor(k), successor(j)), f(k, j));
    }
    if (operation === 'mult') {
      const plus = known.get('plus') ?? no('plus is not verified');
      both((b) => {
        law(f(zero, b), zero);
        law(f(successor(k), b), { tag: 'fun', entry: plus, args: [b, f(k, b)], next: undefined, epoch: 0 });
      });
    }
  } else {
    const closed = (v: Value): Value => {
      const result = whnf(v);
      return result.tag === 'con' && result.args.length === 0 ? result : no('a comparison has no plain answer');
    };
    const [equal, less, greater] = [f(zero, zero), f(zero, successor(j)), f(successor(k), zero)].map(closed);
    law(f(successor(k), successor(j)), f(k, j));
    rule = (a, b) => (a === b ? equal! : a < b ? less! : greater!);
  }
  fn.rule = (args) => {
    const a = whnf(args[0]!);
    if (a.tag !== 'nat') return null;
    const b = whnf(args[1]!);
    return b.tag === 'nat' && a.value < tooLarge && b.value < tooLarge ? rule(a.value, b.value) : null;
  };
}
