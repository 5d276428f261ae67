/**
 * Extracted from the checked terms of Data.List.Quantifiers: do not edit.
 *
 * What holds of some, or of all, elements of a list.
 */

import type * as $ from '../../runtime.js';

/** Some element has the property, and here is which. */
export type Any_Any<A> =
  | {
      readonly tag: 'Here';
      readonly _1: unknown;
    }
  | {
      readonly tag: 'There';
      readonly _1: Any_Any<A>;
    };

export function Any_any<A>(dec: (x: A) => $.Dec<unknown>, xs: $.List<A>): $.Dec<Any_Any<A>>;

export function All_all<A>(dec: (x: A) => $.Dec<unknown>, xs: $.List<A>): $.Dec<$.List<unknown>>;
