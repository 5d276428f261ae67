/**
 * Extracted from the checked terms of Package.Relation: do not edit.
 *
 * What packages say of one another: which they need, which they cannot be beside, and what they stand in for.
 *
 * A relation names a package and a range of its versions. The order of versions is left open (obli-pkg takes Debian's), but
 * that it is strict; so are names. targets/obli-pkg/src/relation.zig is written after `meets` and its parts.
 * Not here: when a set of packages is consistent (Package.Resolve).
 */

import { Any_any } from '../Data/List/Quantifiers.js';
import * as $ from '../runtime.js';

export function isAbove(order, bound, x) {
  if (bound.tag === 'Open') return $.yes({ tag: 'AnyAbove' });
  if (bound.tag === 'Including') {
    const { _1: low } = bound;
    const value = order.isBefore(x)(low);
    if (value.yes) return $.no;
    return $.yes({ tag: 'NotOlder' });
  }
  const { _1: low2 } = bound;
  const value2 = order.isBefore(low2)(x);
  if (value2.yes) {
    const newer = value2.proof;
    return $.yes({ tag: 'Newer', _1: newer });
  }
  return $.no;
}

export function isBelow(order, bound, x) {
  if (bound.tag === 'Open') return $.yes({ tag: 'AnyBelow' });
  if (bound.tag === 'Including') {
    const { _1: high } = bound;
    const value = order.isBefore(high)(x);
    if (value.yes) return $.no;
    return $.yes({ tag: 'NotNewer' });
  }
  const { _1: high2 } = bound;
  const value2 = order.isBefore(x)(high2);
  if (value2.yes) {
    const older = value2.proof;
    return $.yes({ tag: 'Older', _1: older });
  }
  return $.no;
}

export function isWithin(order, range, x) {
  const value = isAbove(order, range.lower, x);
  if (value.yes) {
    const over = value.proof;
    const value2 = isBelow(order, range.upper, x);
    if (value2.yes) {
      const under = value2.proof;
      return $.yes({ _1: over, _2: under });
    }
    return $.no;
  }
  return $.no;
}

export function isOffered(order, range, version) {
  if (version === undefined) {
    const { lower, upper } = range;
    if (lower.tag === 'Open') {
      if (upper.tag === 'Open') return $.yes({ tag: 'WithoutVersion' });
      if (upper.tag === 'Including') return $.no;
      return $.no;
    }
    if (lower.tag === 'Including') return $.no;
    return $.no;
  }
  const x5 = version.just;
  const value = isWithin(order, range, x5);
  if (value.yes) {
    const is = value.proof;
    return $.yes({ tag: 'WithVersion', _1: is });
  }
  return $.no;
}

export function answers(order, relation, offer) {
  const value = $.decide($.same(offer.name, relation.name));
  if (value.yes) {
    const value2 = isOffered(order, relation.range, offer.version);
    if (value2.yes) {
      const is = value2.proof;
      return $.yes({ _1: is });
    }
    return $.no;
  }
  return $.no;
}

/** The names that a package answers to: its own, and what it provides. */
export function offers(member) {
  return $.cons({ name: member.name, version: { just: member.version } }, member.provides);
}

export function meets(order, relation, member) {
  return Any_any((offer) => answers(order, relation, offer), offers(member));
}
