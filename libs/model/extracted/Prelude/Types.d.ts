/**
 * Extracted from the checked terms of Prelude.Types: do not edit.
 *
 * Natural numbers, Maybe, Dec, Either, and what lists and strings can do.
 */

import type * as $ from '../runtime.js';

export function List_plusPlus<A>(xs: $.List<A>, ys: $.List<A>): $.List<A>;

export function List_reverseOnto<A>(acc: $.List<A>, x: $.List<A>): $.List<A>;

export function List_reverse<A>(xs: $.List<A>): $.List<A>;

export function List_mapImpl<A, B>(f: (x: A) => B, x: $.List<A>): $.List<B>;
