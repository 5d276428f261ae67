/**
 * Extracted from the checked terms of Install.Independent: do not edit.
 *
 * Theorem 6: operations that share no path commute, so an earlier one can be taken back under a later one.
 */

import type { Change } from './Change.js';
import type { Trace } from './Trace.js';
import type { Name, Path } from './Tree.js';
import type * as $ from '../runtime.js';

export function notIn(up: Path, path: Path): $.Dec<(leaf: Name) => (x: undefined) => never>;

export function decideNot<A>(x: $.Dec<A>): $.Dec<(x: A) => never>;

export function both<A, B>(x: $.Dec<A>, x2: $.Dec<B>): $.Dec<readonly [A, B]>;

/** Whether two changes have nothing to do with each other. */
export function apart(c: Change, d: Change): $.Dec<unknown>;

/** The changes of a later operation for which an earlier one cannot be taken back. */
export function conflicts(earlier: Trace, later: Trace): $.List<Change>;
