/**
 * Extracted from the checked terms of Install.Change: do not edit.
 *
 * One change of a file system or of the list of packages, and its inverse.
 *
 * A change says what is at one place before and after it. It applies only where what it says is true, and where no node
 * would lie in something that is no folder: so an operation that meets anything unexpected stops.
 */

import type { FiniteMap } from './FiniteMap.js';
import type { Bytes, Name, Node, Path, Tree } from './Tree.js';
import type * as $ from '../runtime.js';

export type Change =
  /** At a path: what was there, what is there afterwards. */
  | {
      readonly tag: 'Replace';
      readonly path: Path;
      readonly before: $.Maybe<Node>;
      readonly after: $.Maybe<Node>;
    }
  /** In the database: what was known under a name, what is known afterwards. */
  | {
      readonly tag: 'Record';
      readonly name: Name;
      readonly before: $.Maybe<Entry>;
      readonly after: $.Maybe<Entry>;
    };

/** Which packages are installed, by name. */
export type Database = FiniteMap<Name, Entry>;

/** What is known of a package that is installed: what it took the place of, and which folders were made for it. */
export interface Entry {
  readonly package: Package;
  readonly kept: $.List<readonly [Path, Node]>;
  readonly made: $.List<Path>;
}

/** What is installed: a name, a version, and what lies where. */
export interface Package {
  readonly name: Name;
  readonly version: Bytes;
  readonly entries: $.List<readonly [Path, Node]>;
}

/** All that an operation reads and writes. */
export interface State {
  readonly tree: Tree;
  readonly database: Database;
}

/** The change that takes a change back. */
export function invert(x: Change): Change;

export function implies(x: boolean, claim: boolean): boolean;

/** Whether something may come to lie at a path: what is there lies in a folder, and only in a folder lies anything. */
export function allowed(path: Path, after: $.Maybe<Node>, t: Tree): boolean;

/** Whether something is what a change says, and the change then does not leave a node in something that is no folder. */
export function replace(path: Path, before: $.Maybe<Node>, after: $.Maybe<Node>, t: Tree): $.Maybe<Tree>;

export function enter(name: Name, before: $.Maybe<Entry>, after: $.Maybe<Entry>, d: Database): $.Maybe<Database>;

/** Makes a change, where it applies. */
export function apply(x: Change, x2: State): $.Maybe<State>;
