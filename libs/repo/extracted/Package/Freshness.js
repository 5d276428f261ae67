/**
 * Extracted from the checked terms of Package.Freshness: do not edit.
 *
 * What a client of a repository believes: metadata that enough people have signed, and that is never older than what it believed.
 *
 * Root metadata says who may sign; a timestamp says what is newest. `step` takes whatever offers there are, in whatever order a
 * server sends them; `enough`, `follows` and `fresh` are what libs/repo decides by (extracted, libs/repo/src/proved.ts). Key sets are
 * numbers; whether one has signed a file is left open. Not here: time, and that a file is the one that another names by its digest.
 */

import { isElem } from '../Data/List/Elem.js';
import { isLTE } from '../Data/Nat.js';
import { DecEq_for_Nat_decEq } from '../Decidable/Equality.js';
import { List_length } from '../Prelude/Types.js';
import * as $ from '../runtime.js';

/** One more, unless it is there already. */
export function once(k, ks) {
  const value = isElem({ decEq: $.decideSame }, k, ks);
  if (value.yes) return ks;
  return $.cons(k, ks);
}

/** Those of the keys that have signed, each once, however often it is named. */
export function people(signed, keys, depth = 0) {
  if (depth >= $.limit) return $.run(people$deep(signed, keys));
  for (;;) {
    if (keys === $.nil) return $.nil;
    const { head: k, tail: ks } = keys;
    const value = signed(k);
    if (!value) {
      keys = ks;
      continue;
    }
    return once(k, people(signed, ks, depth + 1));
  }
}

function* people$deep(signed, keys) {
  for (;;) {
    if (keys === $.nil) return $.nil;
    const { head: k, tail: ks } = keys;
    const value = signed(k);
    if (!value) {
      keys = ks;
      continue;
    }
    return once(k, (yield people$deep(signed, ks)));
  }
}

export function enough(a, signed) {
  return isLTE(a.threshold, List_length(people(signed, a.keys)));
}

export function atMost(n, m) {
  return DecEq_for_Nat_decEq($.minus(n, m), 0n);
}

export function follows(old, new_) {
  const value = DecEq_for_Nat_decEq(new_.number, old.number + 1n);
  if (value.yes) {
    const value2 = enough(old.roots, new_.rootSigned);
    if (value2.yes) {
      const before = value2.proof;
      const value3 = enough(new_.roots, new_.rootSigned);
      if (value3.yes) {
        const now = value3.proof;
        return $.yes({ byOld: before, byNew: now });
      }
      return $.no;
    }
    return $.no;
  }
  return $.no;
}

export function isLater(t, new_) {
  if (t === undefined) return $.yes('First');
  const old = t.just;
  const value = atMost(old.version + 1n, new_.version);
  if (value.yes) {
    const value2 = atMost(old.snapshot, new_.snapshot);
    if (value2.yes) return $.yes('After');
    return $.no;
  }
  return $.no;
}

export function fresh(r, t, new_) {
  const value = enough(r.stamps, new_.stampSigned);
  if (value.yes) {
    const signed = value.proof;
    const value2 = isLater(t, new_);
    if (value2.yes) {
      const newer = value2.proof;
      return $.yes({ signedFor: signed, later: newer });
    }
    return $.no;
  }
  return $.no;
}
