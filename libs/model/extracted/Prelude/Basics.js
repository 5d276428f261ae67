/**
 * Extracted from the checked terms of Prelude.Basics: do not edit.
 *
 * Functions, booleans, lists: what everything else is said with.
 */

export function not(b) {
  if (!b) return true;
  return false;
}

export function andAnd(b, x) {
  if (!b) return false;
  return x();
}

export function orOr(b, x) {
  if (!b) return x();
  return true;
}
