/**
 * Extracted from the checked terms of Install.Change: do not edit.
 *
 * One change of a file system or of the list of packages, and its inverse.
 *
 * A change says what is at one place before and after it. It applies only where what it says is true, and where no node
 * would lie in something that is no folder: so an operation that meets anything unexpected stops.
 */

import { isJust } from '../Data/Maybe.js';
import { at, put } from './FiniteMap.js';
import { childless, isFolder, parented } from './Tree.js';
import { andAnd, not } from '../Prelude/Basics.js';
import { Functor_for_Maybe_map } from '../Prelude/Types.js';
import * as $ from '../runtime.js';

/** The change that takes a change back. */
export function invert(x) {
  if (x.tag === 'Replace') {
    const { path, before, after } = x;
    return { tag: 'Replace', path, before: after, after: before };
  }
  const { name, before: before2, after: after2 } = x;
  return { tag: 'Record', name, before: after2, after: before2 };
}

export function implies(x, claim) {
  if (!x) return true;
  return claim;
}

/** Whether something may come to lie at a path: what is there lies in a folder, and only in a folder lies anything. */
export function allowed(path, after, t) {
  return andAnd(implies(isJust(after), parented(path, t)), () => implies(not(isFolder(after)), childless(path, t)));
}

/** Whether something is what a change says, and the change then does not leave a node in something that is no folder. */
export function replace(path, before, after, t) {
  const value = $.decide($.same(at({ decEq: $.decideSame }, path, t), before));
  if (value.yes) {
    const value2 = allowed(path, after, t);
    if (!value2) return undefined;
    return { just: put({ decEq: $.decideSame }, path, after, t) };
  }
  return undefined;
}

export function enter(name, before, after, d) {
  const value = $.decide($.same(at({ decEq: $.decideSame }, name, d), before));
  if (value.yes) return { just: put({ decEq: $.decideSame }, name, after, d) };
  return undefined;
}

/** Makes a change, where it applies. */
export function apply(x, x2) {
  if (x.tag === 'Replace') {
    const { path, before, after } = x;
    const { tree, database } = x2;
    return Functor_for_Maybe_map((t) => ({ tree: t, database }), replace(path, before, after, tree));
  }
  const { name, before: before2, after: after2 } = x;
  const { tree: tree2, database: database2 } = x2;
  return Functor_for_Maybe_map((database3) => ({ tree: tree2, database: database3 }), enter(name, before2, after2, database2));
}
