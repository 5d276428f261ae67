/**
 * Extracted from the checked terms of Data.List.Quantifiers: do not edit.
 *
 * What holds of some, or of all, elements of a list.
 */

import type * as $ from '../../runtime.js';

export function All_all<A>(dec: (x: A) => $.Dec<unknown>, xs: $.List<A>): $.Dec<$.List<unknown>>;
