/**
 * Extracted from the checked terms of Install.Trace: do not edit.
 *
 * Traces: what an operation did, change by change.
 *
 * Theorem 2 (rolling back) and theorem 5 (a trace tells the truth and all of it), for every list of changes.
 */

import type { Change, State } from './Change.js';
import type * as $ from '../runtime.js';

export type Trace = $.List<Change>;

/** Makes all changes, one after the other, or none. */
export function replay(x: Trace, s: State): $.Maybe<State>;

/** The changes that take a trace back: the inverse of each, the last first. */
export function rollback(x: Trace): $.List<Change>;
