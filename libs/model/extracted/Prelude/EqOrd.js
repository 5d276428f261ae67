/**
 * Extracted from the checked terms of Prelude.EqOrd: do not edit.
 *
 * Equality and order that compute.
 */

import { not } from './Basics.js';

export function Eq_for_Bool_equalsEquals(x, x2) {
  if (!x) {
    if (!x2) return true;
    return false;
  }
  if (!x2) return false;
  return true;
}

export function Eq_for_Bool_overEquals(x, x2) {
  return not(Eq_for_Bool_equalsEquals(x, x2));
}
