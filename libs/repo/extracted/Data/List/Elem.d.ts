/**
 * Extracted from the checked terms of Data.List.Elem: do not edit.
 *
 * Being an element of a list.
 */

import type { DecEq } from '../../Decidable/Equality/Core.js';
import type * as $ from '../../runtime.js';

export function isElem<A>(x: DecEq<A>, x2: A, xs: $.List<A>): $.Dec<number>;
