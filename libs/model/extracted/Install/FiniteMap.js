/**
 * Extracted from the checked terms of Install.FiniteMap: do not edit.
 *
 * Finite maps, as lists of what is at each key.
 *
 * Two maps that give the same at every key are the same to everybody (`Same`), whatever the order of their lists.
 */

import * as $ from '../runtime.js';

/** What is at a key, if anything. */
export function at(x, k, x2) {
  for (;;) {
    if (x2 === $.nil) return undefined;
    const { head, tail: rest } = x2;
    const [j, x3] = head;
    const value = x.decEq(k)(j);
    if (value.yes) return { just: x3 };
    x2 = rest;
    continue;
  }
}

/** Nothing at one key, everything else as it was. */
export function without(x, k, x2, depth = 0) {
  if (depth >= $.limit) return $.run(without$deep(x, k, x2));
  for (;;) {
    if (x2 === $.nil) return $.nil;
    const { head, tail: rest } = x2;
    const [j, x3] = head;
    const value = x.decEq(k)(j);
    if (value.yes) {
      x2 = rest;
      continue;
    }
    return $.cons([j, x3], without(x, k, rest, depth + 1));
  }
}

function* without$deep(x, k, x2) {
  for (;;) {
    if (x2 === $.nil) return $.nil;
    const { head, tail: rest } = x2;
    const [j, x3] = head;
    const value = x.decEq(k)(j);
    if (value.yes) {
      x2 = rest;
      continue;
    }
    return $.cons([j, x3], (yield without$deep(x, k, rest)));
  }
}

/** Something else, or nothing, at one key, everything else as it was. */
export function put(x, k, x2, m) {
  if (x2 === undefined) return without(x, k, m);
  const x3 = x2.just;
  return $.cons([k, x3], without(x, k, m));
}
