/**
 * Removing packages in one transaction. The rules are those of targets/obli-pkg/README.md, "Remove".
 *
 * Written by hand beyond the proved `perform`: several packages at once, files that come back where the package's own is
 * gone, and folders, which go whichever package they were made for; the proofs only take away what was made for this one.
 * Which files and links stay is the same (proved.test.ts), and making the changes is proved (`commit`).
 */
import {
  type Change,
  childrenOf,
  commit,
  comparePaths,
  hasFile,
  look,
  type Node,
  type Outcome,
  type Package,
  parentOf,
  reaches,
  type State,
} from './state.ts';

/** The last change of a path says how what is there now came to be. */
function lastChange({ transactions }: State, path: string): Change | undefined {
  return transactions
    .findLast(({ changes }) => changes.some((change) => change.path === path))
    ?.changes.find((change) => change.path === path);
}

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

/** Every folder of these packages, listed or on the way to an entry. */
function foldersOf(packages: readonly Package[]): string[] {
  const folders = new Set<string>();
  for (const { path, kind } of packages.flatMap(({ entries }) => entries)) {
    if (kind === 'directory') folders.add(path);
    for (let up = parentOf(path); up !== undefined; up = parentOf(up)) folders.add(up);
  }
  return [...folders];
}

/** What packages leave behind when they go: the files that are to go, then the folders that are empty without them. */
export class Leaving {
  readonly changes: Map<string, Change>;
  nextInode: number;
  private readonly state: State;

  /** @param changes that are planned already */
  constructor(state: State, changes: Map<string, Change>, nextInode: number) {
    this.state = state;
    this.changes = changes;
    this.nextInode = nextInode;
  }

  /** False if something else is there. */
  file(path: string): boolean {
    const { state, changes } = this;
    if (changes.has(path)) return true;
    const found = look(state.tree, path);
    const before = found === 'blocked' ? undefined : found;
    if (before?.kind === 'directory' || before?.kind === 'other') return false;
    const after = kept(state, path, () => this.nextInode++);
    const up = parentOf(path);
    const folder = up === undefined || look(state.tree, up);
    const possible = folder === true || (folder !== undefined && folder !== 'blocked' && folder.kind === 'directory');
    if (before !== undefined || (after !== undefined && possible)) changes.set(path, { path, before, after });
    return true;
  }

  folders(going: readonly Package[], staying: readonly Package[]): void {
    const { state, changes } = this;
    const goes = (path: string): boolean => changes.has(path) && changes.get(path)?.after === undefined;
    for (const path of foldersOf(going).sort(comparePaths).reverse()) {
      const last = lastChange(state, path);
      const made = last !== undefined && last.before === undefined && last.after !== undefined;
      const before = look(state.tree, path);
      if (changes.has(path) || !made || before === 'blocked' || before?.kind !== 'directory') continue;
      if (staying.some((pkg) => reaches(pkg, path))) continue;
      if (childrenOf(state.tree, path).every(goes)) changes.set(path, { path, before, after: undefined });
    }
  }
}

export function remove(state: State, names: readonly string[]): Outcome {
  if (!names.every((name) => state.installed.has(name))) return { refused: 'not_found' };
  const going = [...state.installed.values()].filter(({ name }) => names.includes(name));
  const staying = [...state.installed.values()].filter(({ name }) => !names.includes(name));
  const leaving = new Leaving(state, new Map(), state.nextInode);
  for (const { path, kind } of going.flatMap(({ entries }) => entries)) {
    if (kind !== 'directory' && !leaving.file(path)) return { refused: 'modified' };
  }
  leaving.folders(going, staying);
  const changes = [...leaving.changes.values()];
  return commit(state, { operation: 'remove', changes, added: [], removed: going }, leaving.nextInode);
}
