/**
 * Extracted from the checked terms of Data.Nat: do not edit.
 *
 * Natural numbers: order, and the laws of arithmetic.
 */

import * as $ from '../runtime.js';

export function isLTE(m, n, depth = 0) {
  if (depth >= $.limit) return $.run(isLTE$deep(m, n));
  if (m === 0n) return $.yes(0);
  const k = m - 1n;
  if (n === 0n) return $.no;
  const j = n - 1n;
  const value = isLTE(k, j, depth + 1);
  if (value.yes) {
    const prf = value.proof;
    return $.yes($.successor(prf));
  }
  return $.no;
}

function* isLTE$deep(m, n) {
  if (m === 0n) return $.yes(0);
  const k = m - 1n;
  if (n === 0n) return $.no;
  const j = n - 1n;
  const value = (yield isLTE$deep(k, j));
  if (value.yes) {
    const prf = value.proof;
    return $.yes($.successor(prf));
  }
  return $.no;
}
