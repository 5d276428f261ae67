/**
 * Extracted from the checked terms of Install.Independent: do not edit.
 *
 * Theorem 6: operations that share no path commute, so an earlier one can be taken back under a later one.
 */

import { All_all } from '../Data/List/Quantifiers.js';
import * as $ from '../runtime.js';

export function notIn(up, path) {
  if (path === $.nil) return $.yes((leaf) => (x) => $.unreachable("Install.Independent.notIn"));
  const { tail: rest } = path;
  const value = $.decide($.same(rest, up));
  if (value.yes) return $.no;
  return $.yes((leaf2) => (same2) => $.unreachable("Install.Independent.notIn"));
}

export function decideNot(x) {
  if (x.yes) return $.no;
  return $.yes(undefined);
}

export function both(x, x2) {
  if (x.yes) {
    const x3 = x.proof;
    if (x2.yes) {
      const y = x2.proof;
      return $.yes([x3, y]);
    }
    return $.no;
  }
  return $.no;
}

/** Whether two changes have nothing to do with each other. */
export function apart(c, d) {
  if (c.tag === 'Replace') {
    const { path: p } = c;
    if (d.tag === 'Replace') {
      const { path: q } = d;
      return both(decideNot($.decide($.same(p, q))), both(notIn(p, q), notIn(q, p)));
    }
    return $.yes(undefined);
  }
  const { name: n } = c;
  if (d.tag === 'Replace') return $.yes(undefined);
  const { name: m } = d;
  return decideNot($.decide($.same(n, m)));
}

/** The changes of a later operation for which an earlier one cannot be taken back. */
export function conflicts(earlier, later, depth = 0) {
  if (depth >= $.limit) return $.run(conflicts$deep(earlier, later));
  for (;;) {
    if (later === $.nil) return $.nil;
    const { head: d, tail: ds } = later;
    const value = All_all((c) => apart(c, d), earlier);
    if (value.yes) {
      later = ds;
      continue;
    }
    return $.cons(d, conflicts(earlier, ds, depth + 1));
  }
}

function* conflicts$deep(earlier, later) {
  for (;;) {
    if (later === $.nil) return $.nil;
    const { head: d, tail: ds } = later;
    const value = All_all((c) => apart(c, d), earlier);
    if (value.yes) {
      later = ds;
      continue;
    }
    return $.cons(d, (yield conflicts$deep(earlier, ds)));
  }
}
