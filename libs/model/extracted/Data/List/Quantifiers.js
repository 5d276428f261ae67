/**
 * Extracted from the checked terms of Data.List.Quantifiers: do not edit.
 *
 * What holds of some, or of all, elements of a list.
 */

import * as $ from '../../runtime.js';

export function All_all(dec, xs, depth = 0) {
  if (depth >= $.limit) return $.run(All_all$deep(dec, xs));
  if (xs === $.nil) return $.yes($.nil);
  const { head, tail } = xs;
  const x = dec(head);
  if (x.yes) {
    const prf = x.proof;
    const x2 = All_all(dec, tail, depth + 1);
    if (x2.yes) {
      const prf2 = x2.proof;
      return $.yes($.cons(prf, prf2));
    }
    return $.no;
  }
  return $.no;
}

function* All_all$deep(dec, xs) {
  if (xs === $.nil) return $.yes($.nil);
  const { head, tail } = xs;
  const x = dec(head);
  if (x.yes) {
    const prf = x.proof;
    const x2 = (yield All_all$deep(dec, tail));
    if (x2.yes) {
      const prf2 = x2.proof;
      return $.yes($.cons(prf, prf2));
    }
    return $.no;
  }
  return $.no;
}
