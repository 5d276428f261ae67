/**
 * Extracted from the checked terms of Install.Trace: do not edit.
 *
 * Traces: what an operation did, change by change.
 *
 * Theorem 2 (rolling back) and theorem 5 (a trace tells the truth and all of it), for every list of changes.
 */

import { apply, invert } from './Change.js';
import { List_plusPlus } from '../Prelude/Types.js';
import * as $ from '../runtime.js';

/** Makes all changes, one after the other, or none. */
export function replay(x, s) {
  for (;;) {
    if (x === $.nil) return { just: s };
    const { head: c, tail: cs } = x;
    const value = apply(c, s);
    if (value === undefined) return undefined;
    const t = value.just;
    [x, s] = [cs, t];
    continue;
  }
}

/** The changes that take a trace back: the inverse of each, the last first. */
export function rollback(x, depth = 0) {
  if (depth >= $.limit) return $.run(rollback$deep(x));
  if (x === $.nil) return $.nil;
  const { head: c, tail: cs } = x;
  return List_plusPlus(rollback(cs, depth + 1), $.cons(invert(c), $.nil));
}

function* rollback$deep(x) {
  if (x === $.nil) return $.nil;
  const { head: c, tail: cs } = x;
  return List_plusPlus((yield rollback$deep(cs)), $.cons(invert(c), $.nil));
}
