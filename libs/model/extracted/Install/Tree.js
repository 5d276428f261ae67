/**
 * Extracted from the checked terms of Install.Tree: do not edit.
 *
 * A file system: what is at each path.
 *
 * Names, contents, link targets and attributes are lists of bytes, whose meaning plays no part here. Two names of one file
 * (hard links) are two nodes with one content.
 */

import { at } from './FiniteMap.js';
import * as $ from '../runtime.js';

export function isFolder(x) {
  if (x === undefined) return false;
  const x2 = x.just;
  if (x2.tag === 'Folder') return true;
  if (x2.tag === 'File') return false;
  return false;
}

/** Whether a path lies directly in another. */
export function within(up, x) {
  if (x === $.nil) return false;
  const { tail: rest } = x;
  const value = $.decide($.same(rest, up));
  if (value.yes) return true;
  return false;
}

/** Whether nothing lies directly in a path. */
export function childless(up, x) {
  for (;;) {
    if (x === $.nil) return true;
    const { head, tail: rest } = x;
    const [path] = head;
    const value = within(up, path);
    if (!value) {
      x = rest;
      continue;
    }
    return false;
  }
}

/** Whether what a path lies in is a folder. The root lies in nothing. */
export function parented(x, t) {
  if (x === $.nil) return true;
  const { tail: up } = x;
  return isFolder(at({ decEq: $.decideSame }, up, t));
}
