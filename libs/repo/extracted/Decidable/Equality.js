/**
 * Extracted from the checked terms of Decidable.Equality: do not edit.
 *
 * Decidable equality of the usual types.
 */

import * as $ from '../runtime.js';

export function DecEq_for_Nat_decEq(x1, x2) {
  return $.decide($.same(x1, x2));
}
