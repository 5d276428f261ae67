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
    const { head, tail } = x;
    const x2 = apply(head, s);
    if (x2 === undefined) return undefined;
    const x3 = x2.just;
    [x, s] = [tail, x3];
    continue;
  }
}

/** The changes that take a trace back: the inverse of each, the last first. */
export function rollback(x, depth = 0) {
  if (depth >= $.limit) return $.run(rollback$deep(x));
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  return List_plusPlus(rollback(tail, depth + 1), $.cons(invert(head), $.nil));
}

function* rollback$deep(x) {
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  return List_plusPlus((yield rollback$deep(tail)), $.cons(invert(head), $.nil));
}
