/**
 * Extracted from the checked terms of Install.FiniteMap: do not edit.
 *
 * Finite maps, as lists of what is at each key.
 *
 * Two maps that give the same at every key are the same to everybody (`Same`), whatever the order of their lists.
 */

import type { DecEq } from '../Decidable/Equality/Core.js';
import type * as $ from '../runtime.js';

export type FiniteMap<A, A2> = $.List<readonly [A, A2]>;

/** What is at a key, if anything. */
export function at<Key, Value>(x: DecEq<Key>, k: Key, x2: FiniteMap<Key, Value>): $.Maybe<Value>;

/** Nothing at one key, everything else as it was. */
export function without<Key, Value>(x: DecEq<Key>, k: Key, x2: FiniteMap<Key, Value>): $.List<readonly [Key, Value]>;

/** Something else, or nothing, at one key, everything else as it was. */
export function put<Key, Value>(x: DecEq<Key>, k: Key, x2: $.Maybe<Value>, m: FiniteMap<Key, Value>): $.List<readonly [Key, Value]>;
