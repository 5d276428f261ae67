/**
 * Extracted from the checked terms of Prelude.Types: do not edit.
 *
 * Natural numbers, Maybe, Dec, Either, and what lists and strings can do.
 */

import * as $ from '../runtime.js';

export function Functor_for_Maybe_map(func, x) {
  if (x === undefined) return undefined;
  const x2 = x.just;
  return { just: func(x2) };
}

export function List_plusPlus(xs, ys, depth = 0) {
  if (depth >= $.limit) return $.run(List_plusPlus$deep(xs, ys));
  if (xs === $.nil) return ys;
  const { head, tail } = xs;
  return $.cons(head, List_plusPlus(tail, ys, depth + 1));
}

function* List_plusPlus$deep(xs, ys) {
  if (xs === $.nil) return ys;
  const { head, tail } = xs;
  return $.cons(head, (yield List_plusPlus$deep(tail, ys)));
}

export function List_reverseOnto(acc, x) {
  for (;;) {
    if (x === $.nil) return acc;
    const { head, tail } = x;
    [acc, x] = [$.cons(head, acc), tail];
    continue;
  }
}

export function List_reverse(xs) {
  return List_reverseOnto($.nil, xs);
}

export function List_mapImpl(f, x, depth = 0) {
  if (depth >= $.limit) return $.run(List_mapImpl$deep(f, x));
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  return $.cons(f(head), List_mapImpl(f, tail, depth + 1));
}

function* List_mapImpl$deep(f, x) {
  if (x === $.nil) return $.nil;
  const { head, tail } = x;
  return $.cons(f(head), (yield List_mapImpl$deep(f, tail)));
}
