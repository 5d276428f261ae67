/**
 * Extracted from the checked terms of Data.List.Quantifiers: do not edit.
 *
 * What holds of some, or of all, elements of a list.
 */

import * as $ from '../../runtime.js';

export function Any_any(dec, xs, depth = 0) {
  if (depth >= $.limit) return $.run(Any_any$deep(dec, xs));
  if (xs === $.nil) return $.no;
  const { head: x, tail: xs2 } = xs;
  const value = dec(x);
  if (value.yes) {
    const px = value.proof;
    return $.yes({ tag: 'Here', _1: px });
  }
  const value2 = Any_any(dec, xs2, depth + 1);
  if (value2.yes) {
    const later = value2.proof;
    return $.yes({ tag: 'There', _1: later });
  }
  return $.no;
}

function* Any_any$deep(dec, xs) {
  if (xs === $.nil) return $.no;
  const { head: x, tail: xs2 } = xs;
  const value = dec(x);
  if (value.yes) {
    const px = value.proof;
    return $.yes({ tag: 'Here', _1: px });
  }
  const value2 = (yield Any_any$deep(dec, xs2));
  if (value2.yes) {
    const later = value2.proof;
    return $.yes({ tag: 'There', _1: later });
  }
  return $.no;
}

export function All_all(dec, xs, depth = 0) {
  if (depth >= $.limit) return $.run(All_all$deep(dec, xs));
  if (xs === $.nil) return $.yes($.nil);
  const { head: x, tail: xs2 } = xs;
  const value = dec(x);
  if (value.yes) {
    const px = value.proof;
    const value2 = All_all(dec, xs2, depth + 1);
    if (value2.yes) {
      const pxs = value2.proof;
      return $.yes($.cons(px, pxs));
    }
    return $.no;
  }
  return $.no;
}

function* All_all$deep(dec, xs) {
  if (xs === $.nil) return $.yes($.nil);
  const { head: x, tail: xs2 } = xs;
  const value = dec(x);
  if (value.yes) {
    const px = value.proof;
    const value2 = (yield All_all$deep(dec, xs2));
    if (value2.yes) {
      const pxs = value2.proof;
      return $.yes($.cons(px, pxs));
    }
    return $.no;
  }
  return $.no;
}
