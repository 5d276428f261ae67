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
  const { head: x, tail: xs2 } = xs;
  return $.cons(x, List_plusPlus(xs2, ys, depth + 1));
}

function* List_plusPlus$deep(xs, ys) {
  if (xs === $.nil) return ys;
  const { head: x, tail: xs2 } = xs;
  return $.cons(x, (yield List_plusPlus$deep(xs2, ys)));
}

export function List_reverseOnto(acc, x) {
  for (;;) {
    if (x === $.nil) return acc;
    const { head: x2, tail: xs } = x;
    [acc, x] = [$.cons(x2, acc), xs];
    continue;
  }
}

export function List_reverse(xs) {
  return List_reverseOnto($.nil, xs);
}

export function List_mapImpl(f, x, depth = 0) {
  if (depth >= $.limit) return $.run(List_mapImpl$deep(f, x));
  if (x === $.nil) return $.nil;
  const { head: x2, tail: xs } = x;
  return $.cons(f(x2), List_mapImpl(f, xs, depth + 1));
}

function* List_mapImpl$deep(f, x) {
  if (x === $.nil) return $.nil;
  const { head: x2, tail: xs } = x;
  return $.cons(f(x2), (yield List_mapImpl$deep(f, xs)));
}
