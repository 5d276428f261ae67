/**
 * Extracted from the checked terms of Package.Relation: do not edit.
 *
 * What packages say of one another: which they need, which they cannot be beside, and what they stand in for.
 *
 * A relation names a package and a range of its versions. The order of versions is left open (obli-pkg takes Debian's), but
 * that it is strict; so are names. targets/obli-pkg/src/relation.zig is written after `meets` and its parts.
 * Not here: when a set of packages is consistent (Package.Resolve).
 */

import type { Any_Any } from '../Data/List/Quantifiers.js';
import type { Order } from './Version.js';
import type * as $ from '../runtime.js';

export type Above<V> =
  | {
      readonly tag: 'AnyAbove';
    }
  | {
      readonly tag: 'NotOlder';
    }
  | {
      readonly tag: 'Newer';
      readonly _1: unknown;
    };

export interface Answers<V> {
  readonly _1: Offered<V>;
}

export type Below<V> =
  | {
      readonly tag: 'AnyBelow';
    }
  | {
      readonly tag: 'NotNewer';
    }
  | {
      readonly tag: 'Older';
      readonly _1: unknown;
    };

/** One end of a range. */
export type Bound<A> =
  | {
      readonly tag: 'Open';
    }
  | {
      readonly tag: 'Including';
      readonly _1: A;
    }
  | {
      readonly tag: 'Excluding';
      readonly _1: A;
    };

export interface Interval<V> {
  readonly lower: Bound<V>;
  readonly upper: Bound<V>;
}

/** A package as far as others are concerned. */
export interface Member<V> {
  readonly name: $.List<bigint>;
  readonly version: V;
  readonly depends: $.List<Relation<V>>;
  readonly conflicts: $.List<Relation<V>>;
  readonly provides: $.List<Provision<V>>;
}

/** What is provided without a version promises none: it is in the range that is open on both sides, and in no other. */
export type Offered<V> =
  | {
      readonly tag: 'WithVersion';
      readonly _1: Within<V>;
    }
  | {
      readonly tag: 'WithoutVersion';
    };

/** A name that a package answers to, perhaps with a version. */
export interface Provision<V> {
  readonly name: $.List<bigint>;
  readonly version: $.Maybe<V>;
}

/** What a package depends on, or is in conflict with. */
export interface Relation<V> {
  readonly name: $.List<bigint>;
  readonly range: Interval<V>;
}

/** A version in a range is on the right side of both ends. Versions of which neither is before the other count as one. */
export interface Within<V> {
  readonly _1: Above<V>;
  readonly _2: Below<V>;
}

export function isAbove<V>(order: Order<V>, bound: Bound<V>, x: V): $.Dec<Above<V>>;

export function isBelow<V>(order: Order<V>, bound: Bound<V>, x: V): $.Dec<Below<V>>;

export function isWithin<V>(order: Order<V>, range: Interval<V>, x: V): $.Dec<Within<V>>;

export function isOffered<V>(order: Order<V>, range: Interval<V>, version: $.Maybe<V>): $.Dec<Offered<V>>;

export function answers<V>(order: Order<V>, relation: Relation<V>, offer: Provision<V>): $.Dec<Answers<V>>;

/** The names that a package answers to: its own, and what it provides. */
export function offers<V>(member: Member<V>): $.List<Provision<V>>;

export function meets<V>(order: Order<V>, relation: Relation<V>, member: Member<V>): $.Dec<Any_Any<Provision<V>>>;
