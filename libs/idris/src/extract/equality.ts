/**
 * Functions that decide whether two values are equal, where equal values look the same: comparing what they look like does
 * it, whatever the function's own way.
 */
import { baseName } from '../evaluate/evaluate.ts';
import type { Value } from '../kernel/types.ts';
import { convertible, instantiate, whnf } from '../kernel/value.ts';
import { fieldTypes, isPlain, shapeOf, unknown } from './shape.ts';

/** Whether functions of this type decide if two values are equal, and equal values look the same. */
export function decidesEquality(type: Value): boolean {
  const first = whnf(type);
  if (first.tag !== 'pi' || !isPlain(first.domain)) return false;
  const x = unknown();
  const second = whnf(instantiate(first, x));
  if (second.tag !== 'pi' || !convertible(first.domain, second.domain, 0)) return false;
  const y = unknown();
  const decision = whnf(instantiate(second, y));
  if (decision.tag !== 'data' || shapeOf(decision.entry).kind !== 'decision') return false;
  const equality = whnf(decision.args[0]!);
  if (equality.tag !== 'data' || baseName(equality.entry.name) !== 'Equal') return false;
  const [left, right] = equality.args.slice(-2).map(whnf);
  return left === whnf(x) && right === whnf(y);
}

/** Whether it is a dictionary with nothing in it but how equality is decided; then the property. */
export function equalityDictionary(type: Value): string | undefined {
  const v = whnf(type);
  if (v.tag !== 'data' || shapeOf(v.entry).kind !== 'record') return undefined;
  const [con] = v.entry.constructors;
  const [only, ...more] = fieldTypes(con!, v);
  return only !== undefined && more.length === 0 && decidesEquality(only[1]) ? only[0].property : undefined;
}
