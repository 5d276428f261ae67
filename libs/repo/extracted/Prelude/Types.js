/**
 * Extracted from the checked terms of Prelude.Types: do not edit.
 *
 * Natural numbers, Maybe, Dec, Either, and what lists and strings can do.
 */

import * as $ from '../runtime.js';

export function List_length(x, depth = 0) {
  if (depth >= $.limit) return $.run(List_length$deep(x));
  if (x === $.nil) return 0n;
  const { tail: xs } = x;
  return List_length(xs, depth + 1) + 1n;
}

function* List_length$deep(x) {
  if (x === $.nil) return 0n;
  const { tail: xs } = x;
  return (yield List_length$deep(xs)) + 1n;
}
