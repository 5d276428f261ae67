/**
 * Extracted from the checked terms of Install.Operation: do not edit.
 *
 * Installing, removing and upgrading, and theorems 2 and 5 for each: an operation that succeeds can be taken back, and its
 * trace tells what it did, all of it.
 *
 * An operation is planned step by step, each step from the state that the one before it led to. What a step wants may turn out
 * not to apply; then nothing is done at all.
 */

import type { Change, Database, Entry, Package, State } from './Change.js';
import type { Trace } from './Trace.js';
import type { Attributes, Name, Node, Path, Tree } from './Tree.js';
import type * as $ from '../runtime.js';

export type Operation =
  | {
      readonly tag: 'Install';
      readonly package: Package;
    }
  | {
      readonly tag: 'Remove';
      readonly name: Name;
    }
  | {
      readonly tag: 'Upgrade';
      readonly package: Package;
    };

/** What to do next, told from the state that was reached. */
export type Step = (x: State) => Trace;

/** Takes all steps, or none; gives the trace of all. */
export function enact(x: $.List<Step>, s: State): $.Maybe<readonly [Trace, State]>;

/** The folders that are missing on the way to a path, the outermost first. */
export function parents(new_: Attributes, x: Path, t: Tree): $.List<Change>;

export function above(x: Path): $.List<Name>;

/** Puts a package's node at its path, with the folders on the way. A folder that is there stays as it is. */
export function place(new_: Attributes, x: readonly [Path, Node], s: State): $.List<Change>;

/** Two packages may both have a path if both have a folder there. */
export function atOdds(node: Node, x: $.Maybe<Node>): boolean;

/** Whether another package has a path, and not both have a folder there. */
export function taken(name: Name, x: readonly [Path, Node], x2: Database): boolean;

export function listed(path: Path, x: $.List<Path>): boolean;

/** Whether one path is another, or lies below it. */
export function beneath(folder: Path, path: Path): boolean;

/** Whether one of some entries is a path, or lies below it. */
export function reached(path: Path, x: $.List<readonly [Path, Node]>): boolean;

/** Whether another package has a path or something below it, be it there or gone. */
export function needed(name: Name, path: Path, x: Database): boolean;

/** What a package had taken the place of comes back to where nothing is, if there is a folder for it. */
export function comeBack(entry: Entry, path: Path, s: State): $.List<Change>;

/**
 * Takes away what a package has at a path. What it had taken the place of comes back. A folder goes if it was made for the
 * package, is empty, and no other package has it or something below it.
 */
export function takeAway(entry: Entry, path: Path, s: State): $.List<Change>;

/** What a package's entries would take the place of: what is there and is no folder. */
export function replacedBy(x: $.List<readonly [Path, Node]>, t: Tree): $.List<readonly [Path, Node]>;

/** What is missing at a path and on the way to it, the path first. */
export function missing(x: Path, t: Tree): $.List<Path>;

/** The folders that would be made for a package's entries: those missing at its paths or on the way. */
export function madeFor(x: $.List<readonly [Path, Node]>, t: Tree): $.List<Path>;

/** Takes away a folder that was made for a package, where it still is one. */
export function takeFolder(entry: Entry, path: Path, s: State): $.List<Change>;

/** Takes away what a package has at a path, and nothing that has come to where it has a folder. */
export function takeEntry(entry: Entry, path: Path, s: State): $.List<Change>;

/** Puts what is known of a package into the database, or takes it out. */
export function know(name: Name, what: (x: Tree) => $.Maybe<Entry>, s: State): $.List<Change>;

/** Whether something on the way to a path is there and no folder. */
export function barred(x: Path, t: Tree): boolean;

/**
 * Whether a path's new node is at odds with what is there or with another package's: a folder and something else, something
 * else on the way, or two packages that both have the path, unless both have a folder.
 */
export function clashes(name: Name, s: State, x: readonly [Path, Node]): boolean;

export function anyClash(name: Name, s: State, x: $.List<readonly [Path, Node]>): boolean;

/** Whether a folder has come to where a package has something else that is to go: nothing else comes there. */
export function displaced(going: $.List<readonly [Path, Node]>, coming: $.List<readonly [Path, Node]>, t: Tree): boolean;

/** The entries of one list whose paths another has not. */
export function onlyIn(x: $.List<readonly [Path, Node]>, other: $.List<readonly [Path, Node]>): $.List<readonly [Path, Node]>;

/** The paths that a package has nothing at. */
export function unlisted(x: $.List<Path>, entries: $.List<readonly [Path, Node]>): $.List<Path>;

/** The paths of a package, what lies in a folder before the folder: as its entries are sorted, the last first. */
export function paths(entries: $.List<readonly [Path, Node]>): $.List<Path>;

/**
 * The steps of an operation; nothing where it is refused: what is installed already, what is not, a path that clashes, a folder
 * in the place of what is to go.
 */
export function steps(new_: Attributes, x: Operation, s: State): $.Maybe<$.List<Step>>;

/**
 * Does an operation; gives its trace and the state after it, or nothing where it is refused or does not apply.
 * `new`: the attributes of folders that have to be made.
 */
export function perform(new_: Attributes, operation: Operation, s: State): $.Maybe<readonly [Trace, State]>;
