/**
 * Extracted from the checked terms of Data.Maybe: do not edit.
 *
 * What can be done with a value that may be absent.
 */

export function isJust(x) {
  if (x === undefined) return false;
  return true;
}
