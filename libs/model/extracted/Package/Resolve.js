/**
 * Extracted from the checked terms of Package.Resolve: do not edit.
 *
 * When packages may be installed together, and what an operation may do to them.
 *
 * The rule is simple, and there is no search: the packages after an operation are those before it, without what was asked to
 * go, and with what was asked to come. If everything they need is among them and nothing is in conflict, the operation is
 * allowed; if not, it is refused with each need that is not met and each conflict. Nothing is installed or removed that was
 * not asked for. Install, upgrade, remove and rollback differ only in who comes and who goes.
 * targets/obli-pkg/src/relation.zig is written after `problems`.
 */

import { isElem } from '../Data/List/Elem.js';
import { Any_any } from '../Data/List/Quantifiers.js';
import { meets } from './Relation.js';
import { List_plusPlus } from '../Prelude/Types.js';
import * as $ from '../runtime.js';

export function unmet(order$, set$, p$, x$, depth = 0) {
  if (depth >= $.limit) return $.run(unmet$deep(order$, set$, p$, x$));
  for (;;) {
    const order = order$;
    const set = set$;
    const p = p$;
    const x = x$;
    if (x === $.nil) return $.nil;
    const { head: d, tail: ds } = x;
    const value = Any_any((member) => meets(order, d, member), set);
    if (value.yes) {
      x$ = ds;
      continue;
    }
    return $.cons({ tag: 'Unmet', _1: p, _2: d }, unmet(order, set, p, ds, depth + 1));
  }
}

function* unmet$deep(order$, set$, p$, x$) {
  for (;;) {
    const order = order$;
    const set = set$;
    const p = p$;
    const x = x$;
    if (x === $.nil) return $.nil;
    const { head: d, tail: ds } = x;
    const value = Any_any((member) => meets(order, d, member), set);
    if (value.yes) {
      x$ = ds;
      continue;
    }
    return $.cons({ tag: 'Unmet', _1: p, _2: d }, (yield unmet$deep(order, set, p, ds)));
  }
}

export function against(order, p, c, x, depth = 0) {
  if (depth >= $.limit) return $.run(against$deep(order, p, c, x));
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head: q, tail: qs } = x;
    const value = $.decide($.same(q.name, p.name));
    if (value.yes) {
      x = qs;
      continue;
    }
    const value2 = meets(order, c, q);
    if (value2.yes) return $.cons({ tag: 'InTheWay', _1: p, _2: c, _3: q }, against(order, p, c, qs, depth + 1));
    x = qs;
    continue;
  }
}

function* against$deep(order, p, c, x) {
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head: q, tail: qs } = x;
    const value = $.decide($.same(q.name, p.name));
    if (value.yes) {
      x = qs;
      continue;
    }
    const value2 = meets(order, c, q);
    if (value2.yes) return $.cons({ tag: 'InTheWay', _1: p, _2: c, _3: q }, (yield against$deep(order, p, c, qs)));
    x = qs;
    continue;
  }
}

export function inTheWay(order, set, p, x, depth = 0) {
  if (depth >= $.limit) return $.run(inTheWay$deep(order, set, p, x));
  if (x === $.nil) return $.nil;
  const { head: c, tail: cs } = x;
  return List_plusPlus(against(order, p, c, set), inTheWay(order, set, p, cs, depth + 1));
}

function* inTheWay$deep(order, set, p, x) {
  if (x === $.nil) return $.nil;
  const { head: c, tail: cs } = x;
  return List_plusPlus(against(order, p, c, set), (yield inTheWay$deep(order, set, p, cs)));
}

/** The problems of some packages in a set. */
export function problemsOf(order, set, x, depth = 0) {
  if (depth >= $.limit) return $.run(problemsOf$deep(order, set, x));
  if (x === $.nil) return $.nil;
  const { head: p, tail: ps } = x;
  return List_plusPlus(unmet(order, set, p, p.depends), List_plusPlus(inTheWay(order, set, p, p.conflicts), problemsOf(order, set, ps, depth + 1)));
}

function* problemsOf$deep(order, set, x) {
  if (x === $.nil) return $.nil;
  const { head: p, tail: ps } = x;
  return List_plusPlus(unmet(order, set, p, p.depends), List_plusPlus(inTheWay(order, set, p, p.conflicts), (yield problemsOf$deep(order, set, ps))));
}

/** Everything for which the packages of a set may not be installed together: nothing if they may. */
export function problems(order, set) {
  return problemsOf(order, set, set);
}

/** The packages that stay where some names go. */
export function staying(going, x, depth = 0) {
  if (depth >= $.limit) return $.run(staying$deep(going, x));
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head: p, tail: ps } = x;
    const value = isElem({ decEq: $.decideSame }, p.name, going);
    if (value.yes) {
      x = ps;
      continue;
    }
    return $.cons(p, staying(going, ps, depth + 1));
  }
}

function* staying$deep(going, x) {
  for (;;) {
    if (x === $.nil) return $.nil;
    const { head: p, tail: ps } = x;
    const value = isElem({ decEq: $.decideSame }, p.name, going);
    if (value.yes) {
      x = ps;
      continue;
    }
    return $.cons(p, (yield staying$deep(going, ps)));
  }
}

export function after(request, set) {
  return List_plusPlus(request.coming, staying(request.going, set));
}
