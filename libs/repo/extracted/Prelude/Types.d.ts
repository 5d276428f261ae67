/**
 * Extracted from the checked terms of Prelude.Types: do not edit.
 *
 * Natural numbers, Maybe, Dec, Either, and what lists and strings can do.
 */

import type * as $ from '../runtime.js';

export function List_length<A>(x: $.List<A>): bigint;
