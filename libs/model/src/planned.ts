/**
 * What a transaction changes is what the proved `perform` (proofs/Install/Operation.idr, extracted) plans: so it can be taken
 * back exactly, and its trace tells all of it (theorems 2 and 5).
 *
 * What is handed to it comes from this library. The packages of one transaction are one package to the proofs, with the
 * entries of all: they come and go together. What a package took the place of, and which folders go with it, is read from
 * the traces, as obli-pkg does: a folder that was made for one package goes with the last package that is in it.
 * Not in the proofs: hard links (names of one file have one inode number), and devices, sockets and FIFOs.
 */
import type { Operation } from '../extracted/Install/Operation.js';
import { anyClash, displaced, perform } from '../extracted/Install/Operation.js';
import { changesOf, folderOf, stateOf, TOGETHER, together } from './proved.ts';
import {
  type Change,
  comparePaths,
  type Entry,
  hasFile,
  type Node,
  type Package,
  parentOf,
  type Refusal,
  reaches,
  type State,
} from './state.ts';

/** Mode of a folder that no package lists and that is missing. */
const PARENT_MODE = 0o755;

interface Wanted {
  readonly coming: readonly Package[];
  readonly going: readonly Package[];
  /** What is left as it is, whatever packages say. */
  readonly stays?: (entry: Entry) => boolean;
}

interface Plan {
  readonly changes: readonly Change[];
  readonly nextInode: number;
}

export function planned(state: State, { coming, going, stays = () => false }: Wanted): Plan | { refused: Refusal } {
  let { nextInode } = state;
  const inode = () => nextInode++;
  const arriving = arrivals(coming, stays, inode);
  const leaving = departures(going, stays);
  if (collide(coming) || arriving.some(([path, node]) => isStrange(state, path, node))) return { refused: 'conflict' };
  const others = [...state.installed.values()].filter((pkg) => !going.includes(pkg));
  const onlyOld = leaving.filter(([path, { kind }]) => kind !== 'directory' && !hasFile(coming, path));
  const old = together(
    leaving,
    onlyOld.flatMap(([path]) => {
      const node = coming.some((pkg) => reaches(pkg, path)) ? undefined : kept(state, path, inode);
      return node === undefined ? [] : [[path, node] as const];
    }),
    madeFor(state, going).filter((path) => !coming.some((pkg) => reaches(pkg, path))),
  );
  const fresh = together(arriving);
  const before = stateOf(
    { tree: state.tree, installed: new Map(others.map((pkg) => [pkg.name, pkg])) },
    going.length > 0 ? old : undefined,
  );
  const operation: Operation =
    going.length === 0
      ? { tag: 'Install', package: fresh.package }
      : coming.length === 0
        ? { tag: 'Remove', name: TOGETHER }
        : { tag: 'Upgrade', package: fresh.package };
  const done = perform(folderOf(PARENT_MODE), operation, before);
  if (done === undefined) {
    const gone = displaced(old.package.entries, fresh.package.entries, before.tree);
    return { refused: gone && !anyClash(TOGETHER, before, fresh.package.entries) ? 'modified' : 'conflict' };
  }
  if (onlyOld.some(([path, node]) => isStrange(state, path, node))) return { refused: 'modified' };
  const links = new Set(
    coming.flatMap(({ entries }) => entries.flatMap(({ kind, path }) => (kind === 'hardlink' ? [path] : []))),
  );
  const changes = byPath(changesOf(done.just[0])).map((change) =>
    links.has(change.path) ? { ...change, hardlink: true as const } : change,
  );
  return { changes, nextInode };
}

/** What packages put where, in their order; names of one file share its number. */
function arrivals(
  packages: readonly Package[],
  stays: (entry: Entry) => boolean,
  inode: () => number,
): (readonly [string, Node])[] {
  const nodes: (readonly [string, Node])[] = [];
  for (const { entries } of packages) {
    const files = new Map<string, Node>();
    const nodeOf = (entry: Entry): Node => {
      const given = 'attributes' in entry ? { attributes: entry.attributes } : {};
      if (entry.kind === 'directory') return { kind: 'directory', mode: entry.mode, ...given };
      if (entry.kind === 'symlink') return { kind: 'symlink', target: entry.target };
      if (entry.kind === 'hardlink') return files.get(entry.target) ?? { kind: 'other' };
      const { content, mode, mtime } = entry;
      return { kind: 'file', content, mode, mtime, inode: inode(), ...given };
    };
    for (const entry of entries) {
      if (stays(entry)) continue;
      const node = nodeOf(entry);
      if (node.kind === 'file') files.set(entry.path, node);
      nodes.push([entry.path, node]);
    }
  }
  return nodes;
}

/** Where packages that go have something, folders before what is in them; of what is no folder it does not matter what. */
function departures(packages: readonly Package[], stays: (entry: Entry) => boolean): (readonly [string, Node])[] {
  return packages
    .flatMap(({ entries }) => entries)
    .filter((entry) => !stays(entry))
    .map((entry): readonly [string, Node] => [
      entry.path,
      entry.kind === 'directory' ? { kind: 'directory', mode: entry.mode } : { kind: 'other' },
    ])
    .toSorted(([a], [b]) => comparePaths(a, b));
}

/** Whether two packages have a path, and not both have a folder there. */
function collide(packages: readonly Package[]): boolean {
  const kinds = new Map<string, string>();
  return packages
    .flatMap(({ entries }) => entries)
    .some(({ path, kind }) => {
      const other = kinds.get(path);
      kinds.set(path, kind);
      return other !== undefined && (kind !== 'directory' || other !== 'directory');
    });
}

/** A device, socket or FIFO where a package has a file or link. */
const isStrange = ({ tree }: State, path: string, node: Node): boolean =>
  node.kind !== 'directory' && tree.get(path)?.kind === 'other';

/**
 * What had been kept aside when a package first took the path: comes back as a copy, so it is another file. Where one version
 * took the place of another, nothing of a stranger's was there.
 */
function kept(state: State, path: string, inode: () => number): Node | undefined {
  const change = state.transactions
    .filter(({ removed }) => !hasFile(removed, path))
    .flatMap(({ changes }) => changes.filter((each) => each.path === path))
    .at(-1);
  if (change?.before === undefined || change.after === undefined) return undefined;
  return change.before.kind === 'file' ? { ...change.before, inode: inode() } : change.before;
}

/** The folders of packages, listed or on the way, that transactions have made; what lies in a folder before the folder. */
function madeFor({ transactions }: State, packages: readonly Package[]): string[] {
  const folders = new Set<string>();
  for (const { path, kind } of packages.flatMap(({ entries }) => entries)) {
    if (kind === 'directory') folders.add(path);
    for (let up = parentOf(path); up !== undefined; up = parentOf(up)) folders.add(up);
  }
  // The last change of a path says how what is there now came to be.
  const last = new Map(transactions.flatMap(({ changes }) => changes.map((change) => [change.path, change] as const)));
  const made = (path: string) => last.get(path)?.before === undefined && last.get(path)?.after?.kind === 'directory';
  return [...folders].filter(made).sort(comparePaths).reverse();
}

/** Several changes of one path are one. */
function byPath(changes: readonly Change[]): readonly Change[] {
  const found = new Map<string, Change>();
  for (const change of changes)
    found.set(change.path, { ...change, before: (found.get(change.path) ?? change).before });
  return [...found.values()];
}
