/**
 * Extracted from the checked terms of Data.List.Elem: do not edit.
 *
 * Being an element of a list.
 */

import * as $ from '../../runtime.js';

export function isElem(x, x2, xs, depth = 0) {
  if (depth >= $.limit) return $.run(isElem$deep(x, x2, xs));
  if (xs === $.nil) return $.no;
  const { head: y, tail: xs2 } = xs;
  const value = x.decEq(x2)(y);
  if (value.yes) return $.yes(0);
  const value2 = isElem(x, x2, xs2, depth + 1);
  if (value2.yes) {
    const p = value2.proof;
    return $.yes($.successor(p));
  }
  return $.no;
}

function* isElem$deep(x, x2, xs) {
  if (xs === $.nil) return $.no;
  const { head: y, tail: xs2 } = xs;
  const value = x.decEq(x2)(y);
  if (value.yes) return $.yes(0);
  const value2 = (yield isElem$deep(x, x2, xs2));
  if (value2.yes) {
    const p = value2.proof;
    return $.yes($.successor(p));
  }
  return $.no;
}
