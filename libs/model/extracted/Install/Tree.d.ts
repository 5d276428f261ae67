/**
 * Extracted from the checked terms of Install.Tree: do not edit.
 *
 * A file system: what is at each path.
 *
 * Names, contents, link targets and attributes are lists of bytes, whose meaning plays no part here. Two names of one file
 * (hard links) are two nodes with one content.
 */

import type { FiniteMap } from './FiniteMap.js';
import type * as $ from '../runtime.js';

/** What a node has beside its content. Times: seconds and nanoseconds since 1970, as stored (two's complement). */
export interface Attributes {
  readonly mode: bigint;
  readonly user: bigint;
  readonly group: bigint;
  readonly seconds: bigint;
  readonly nanoseconds: bigint;
  readonly extended: $.List<readonly [Bytes, Bytes]>;
}

export type Bytes = $.List<bigint>;

/** A component of a path. */
export type Name = Bytes;

/** What is at a path. */
export type Node =
  | {
      readonly tag: 'Folder';
      readonly attributes: Attributes;
    }
  | {
      readonly tag: 'File';
      readonly attributes: Attributes;
      readonly content: Bytes;
    }
  | {
      readonly tag: 'Link';
      readonly attributes: Attributes;
      readonly target: Bytes;
    };

/** A path, its last component first: usr/bin is ["bin", "usr"]. The root is the empty path. What is above a path is its tail. */
export type Path = $.List<Name>;

export type Tree = FiniteMap<Path, Node>;

export function isFolder(x: $.Maybe<Node>): boolean;

/** Whether a path lies directly in another. */
export function within(up: Path, x: Path): boolean;

/** Whether nothing lies directly in a path. */
export function childless(up: Path, x: Tree): boolean;

/** Whether what a path lies in is a folder. The root lies in nothing. */
export function parented(x: Path, t: Tree): boolean;
