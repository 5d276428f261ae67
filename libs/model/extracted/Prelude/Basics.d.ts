/**
 * Extracted from the checked terms of Prelude.Basics: do not edit.
 *
 * Functions, booleans, lists: what everything else is said with.
 */

import type * as $ from '../runtime.js';

export function not(b: boolean): boolean;

export function andAnd(b: boolean, x: $.Lazy<boolean>): boolean;

export function orOr(b: boolean, x: $.Lazy<boolean>): boolean;
