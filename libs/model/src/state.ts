/**
 * The file system as the package manager sees it, as plain data.
 *
 * A tree is a finite map from paths to nodes, beside it the installed packages and the transactions so far. Operations are
 * functions from a state to a state (install.ts, remove.ts, rollback.ts); the rules are those of targets/obli-pkg/README.md.
 * What changes make of a tree, and what takes them back, is proved and extracted (proved.ts).
 * Not modelled: owners, attributes of links, the times of directories and links, and what obli-pkg keeps in its own folder.
 */

import { type Attributes, counted } from './attributes.ts';
import { replayed } from './proved.ts';
import { type Problem, problemsOf } from './relations.ts';

/** Nanosecond times, as exact as file systems are. */
export interface Time {
  readonly seconds: bigint;
  readonly nanoseconds: number;
}

/** Content by its size and SHA-512: equal digests are equal content. */
export interface Content {
  readonly size: number;
  readonly digest: string;
}

export type Node =
  | {
      readonly kind: 'file';
      readonly content: Content;
      readonly mode: number;
      readonly mtime: Time;
      readonly inode: number;
      readonly attributes?: Attributes;
    }
  | { readonly kind: 'directory'; readonly mode: number; readonly attributes?: Attributes }
  | { readonly kind: 'symlink'; readonly target: string }
  /** A device, socket or FIFO: always in the way. */
  | { readonly kind: 'other' };

export type Tree = ReadonlyMap<string, Node>;

/** What a package says about one path. */
export type Entry =
  | {
      readonly kind: 'file';
      readonly path: string;
      readonly content: Content;
      readonly mode: number;
      readonly mtime: Time;
      /** In the order of their names. */
      readonly attributes?: Attributes;
    }
  | { readonly kind: 'directory'; readonly path: string; readonly mode: number; readonly attributes?: Attributes }
  | { readonly kind: 'symlink'; readonly path: string; readonly target: string }
  /** A further name of an earlier file. */
  | { readonly kind: 'hardlink'; readonly path: string; readonly target: string };

/** Where a range of versions ends. */
export interface VersionBound {
  readonly kind: 'including' | 'excluding';
  readonly version: string;
}

/** What a package has to do with others of a name; the lower bound of what it provides is its version. */
export interface Relation {
  readonly kind: 'depends' | 'conflicts' | 'provides';
  readonly name: string;
  readonly lower?: VersionBound;
  readonly upper?: VersionBound;
}

export interface Package {
  readonly name: string;
  readonly version: string;
  readonly relations?: readonly Relation[];
  /** In the order of the bytes of their paths. */
  readonly entries: readonly Entry[];
}

/** What happens to one path; an absent node is undefined. */
export interface Change {
  readonly path: string;
  readonly before: Node | undefined;
  readonly after: Node | undefined;
  /** The trace says `hardlink` where a package says so. */
  readonly hardlink?: true;
}

/** A change with the attributes that obli-pkg answered for, then. */
export interface Made extends Change {
  readonly attributes: { readonly before: Attributes; readonly after: Attributes };
}

export interface Transaction {
  readonly operation: 'install' | 'upgrade' | 'remove' | 'rollback';
  /** Sorted by path. */
  readonly changes: readonly Made[];
  readonly added: readonly Package[];
  readonly removed: readonly Package[];
  /** The number of the transaction that a rollback takes back. */
  readonly target?: number;
}

/** A transaction before it is made. */
export interface Planned extends Omit<Transaction, 'changes'> {
  readonly changes: readonly Change[];
}

export interface State {
  readonly tree: Tree;
  readonly installed: ReadonlyMap<string, Package>;
  /** Transaction n is at index n − 1. */
  readonly transactions: readonly Transaction[];
  /** The next unused inode number; inodes only say which names are one file. */
  readonly nextInode: number;
}

/** The statuses of the ABI with which an operation is refused. */
export type Refusal = 'not_found' | 'conflict' | 'already_installed' | 'modified' | 'unmet' | 'conflicting';

export type Outcome =
  | { readonly state: State; readonly transaction: number }
  | { readonly refused: Refusal; readonly problems?: readonly Problem[] };

export const empty: State = { tree: new Map(), installed: new Map(), transactions: [], nextInode: 1 };

/** The folder of a path; undefined for one directly beneath the root. */
export function parentOf(path: string): string | undefined {
  const slash = path.lastIndexOf('/');
  return slash === -1 ? undefined : path.slice(0, slash);
}

/** Whether a path is `folder` or lies below it. */
export const within = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

/** The order of the bytes of paths, which is that of code points. */
export function comparePaths(a: string, b: string): number {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [x, y] = [left.next(), right.next()];
    if (x.done || y.done) return (x.done ? 0 : 1) - (y.done ? 0 : 1);
    const difference = (x.value.codePointAt(0) ?? 0) - (y.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}

/**
 * What is at a path: undefined for nothing, also where a folder on the way is missing; `blocked` where one on the way is no
 * folder (a link is none: none is followed).
 */
export function look(tree: Tree, path: string): Node | undefined | 'blocked' {
  for (let up = parentOf(path); up !== undefined; up = parentOf(up)) {
    const node = tree.get(up);
    if (node !== undefined && node.kind !== 'directory') return 'blocked';
  }
  return tree.get(path);
}

/** The names directly in a folder, as paths. */
export const childrenOf = (tree: Tree, folder: string): string[] =>
  [...tree.keys()].filter((path) => parentOf(path) === folder);

/** Whether a package has the path or something below it. */
export const reaches = (pkg: Package, folder: string): boolean => pkg.entries.some(({ path }) => within(path, folder));

export const attributesOf = (node: Node | undefined): Attributes | undefined =>
  node?.kind === 'file' || node?.kind === 'directory' ? node.attributes : undefined;

/** Whether the tree still holds what a transaction left: kind, mode, content; attributes are compared beside it. */
export function same(found: Node | undefined, left: Node | undefined): boolean {
  if (found === undefined || left === undefined) return found === left;
  if (found.kind === 'file') {
    return left.kind === 'file' && found.mode === left.mode && found.content.digest === left.content.digest;
  }
  if (found.kind === 'directory') return left.kind === 'directory' && found.mode === left.mode;
  if (found.kind === 'symlink') return left.kind === 'symlink' && found.target === left.target;
  return false;
}

/** Whether one of the packages has the path as a file or link. */
export const hasFile = (packages: readonly Package[], path: string): boolean =>
  packages.some(({ entries }) => entries.some((entry) => entry.path === path && entry.kind !== 'directory'));

/** The state after a transaction whose changes are allowed, as the proved model makes them, unless packages do not go together. */
export function commit(state: State, transaction: Planned, nextInode: number): Outcome {
  const installed = new Map(state.installed);
  for (const { name } of transaction.removed) installed.delete(name);
  for (const pkg of transaction.added) installed.set(pkg.name, pkg);
  const problems = problemsOf([...installed.values()]);
  if (problems.length > 0) {
    const unmet = problems.some(({ relation }) => relation.kind === 'depends');
    return { refused: unmet ? 'unmet' : 'conflicting', problems };
  }
  const changes = transaction.changes
    .toSorted((a, b) => comparePaths(a.path, b.path))
    .map((change): Made => {
      const before = counted(attributesOf(change.before), change.path, state.installed.values());
      return {
        ...change,
        attributes: { before, after: counted(attributesOf(change.after), change.path, installed.values()) },
      };
    });
  const tree = replayed(state, transaction);
  const transactions = [...state.transactions, { ...transaction, changes }];
  return { state: { tree, installed, transactions, nextInode }, transaction: transactions.length };
}
