/**
 * Extracted from the checked terms of Data.Nat: do not edit.
 *
 * Natural numbers: order, and the laws of arithmetic.
 */

import type * as $ from '../runtime.js';

export function isLTE(m: bigint, n: bigint): $.Dec<number>;
