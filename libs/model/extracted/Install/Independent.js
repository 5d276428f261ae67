/**
 * Extracted from the checked terms of Install.Independent: do not edit.
 *
 * Theorem 6: operations that share no path commute, so an earlier one can be taken back under a later one.
 */

import { All_all } from '../Data/List/Quantifiers.js';
import * as $ from '../runtime.js';

export function notIn(up, path) {
  if (path === $.nil) return $.yes((leaf) => (x) => $.unreachable("Install.Independent.notIn"));
  const { tail } = path;
  const x2 = $.decide($.same(tail, up));
  if (x2.yes) return $.no;
  return $.yes((leaf2) => (same) => $.unreachable("Install.Independent.notIn"));
}

export function negate(x) {
  if (x.yes) return $.no;
  return $.yes(undefined);
}

export function both(x, x2) {
  if (x.yes) {
    const prf = x.proof;
    if (x2.yes) {
      const prf2 = x2.proof;
      return $.yes([prf, prf2]);
    }
    return $.no;
  }
  return $.no;
}

/** Whether two changes have nothing to do with each other. */
export function apart(c, d) {
  if (c.tag === 'Replace') {
    const { path } = c;
    if (d.tag === 'Replace') {
      const { path: path2 } = d;
      return both(negate($.decide($.same(path, path2))), both(notIn(path, path2), notIn(path2, path)));
    }
    return $.yes(undefined);
  }
  const { name: name2 } = c;
  if (d.tag === 'Replace') return $.yes(undefined);
  const { name: name3 } = d;
  return negate($.decide($.same(name2, name3)));
}

/** The changes of a later operation for which an earlier one cannot be taken back. */
export function conflicts(earlier, later, depth = 0) {
  if (depth >= $.limit) return $.run(conflicts$deep(earlier, later));
  for (;;) {
    if (later === $.nil) return $.nil;
    const { head, tail } = later;
    const x = All_all((c) => apart(c, head), earlier);
    if (x.yes) {
      later = tail;
      continue;
    }
    return $.cons(head, conflicts(earlier, tail, depth + 1));
  }
}

function* conflicts$deep(earlier, later) {
  for (;;) {
    if (later === $.nil) return $.nil;
    const { head, tail } = later;
    const x = All_all((c) => apart(c, head), earlier);
    if (x.yes) {
      later = tail;
      continue;
    }
    return $.cons(head, (yield conflicts$deep(earlier, tail)));
  }
}
