/**
 * Extracted from the checked terms of Data.Maybe: do not edit.
 *
 * What can be done with a value that may be absent.
 */

import type * as $ from '../runtime.js';

export function isJust<A>(x: $.Maybe<A>): boolean;
