/**
 * Extracted from the checked terms of Decidable.Equality.Core: do not edit.
 *
 * Equality that can be decided, with its proof.
 */

import type * as $ from '../../runtime.js';

export interface DecEq<T> {
  readonly decEq: (x1: T) => (x2: T) => $.Dec<undefined>;
}
