/**
 * Extracted from the checked terms of Package.Version: do not edit.
 *
 * Versions of an installed package only go up, unless somebody asks for an older one.
 *
 * The order of versions is left open (obli-pkg takes Debian's, targets/obli-pkg/src/version.zig): the theorems need only that
 * it is strict. targets/obli-pkg/src/plan_upgrade.zig is written after `step`.
 */

import type * as $ from '../runtime.js';

/** A strict order of versions, decided by a program. */
export interface Order<V> {
  readonly irreflexive: (x: V) => (x: unknown) => never;
  readonly transitive: (x: V) => (y: V) => (z: V) => (x: unknown) => (x: unknown) => unknown;
  readonly isBefore: (x: V) => (y: V) => $.Dec<unknown>;
}
