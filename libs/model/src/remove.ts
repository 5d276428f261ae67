/** Removing packages in one transaction. The rules are those of targets/obli-pkg/README.md, "Remove". */
import {
  type Change,
  childrenOf,
  commit,
  comparePaths,
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

/** What had been kept aside when the path was last replaced: comes back as a copy, so it is another file. */
function kept(state: State, path: string, inode: () => number): Node | undefined {
  const change = lastChange(state, path);
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

export function remove(state: State, names: readonly string[]): Outcome {
  if (!names.every((name) => state.installed.has(name))) return { refused: 'not_found' };
  const going = [...state.installed.values()].filter(({ name }) => names.includes(name));
  const staying = [...state.installed.values()].filter(({ name }) => !names.includes(name));
  const changes = new Map<string, Change>();
  let nextInode = state.nextInode;

  for (const { path, kind } of going.flatMap(({ entries }) => entries)) {
    if (kind === 'directory') continue;
    const found = look(state.tree, path);
    const before = found === 'blocked' ? undefined : found;
    if (before?.kind === 'directory' || before?.kind === 'other') return { refused: 'modified' };
    const after = kept(state, path, () => nextInode++);
    if (after === undefined) {
      if (before !== undefined) changes.set(path, { path, before, after });
      continue;
    }
    const up = parentOf(path);
    const folder = up === undefined || look(state.tree, up);
    const possible = folder === true || (folder !== undefined && folder !== 'blocked' && folder.kind === 'directory');
    if (before !== undefined || possible) changes.set(path, { path, before, after });
  }

  const goes = (path: string): boolean => changes.has(path) && changes.get(path)?.after === undefined;
  for (const path of foldersOf(going).sort(comparePaths).reverse()) {
    const last = lastChange(state, path);
    const made = last !== undefined && last.before === undefined && last.after !== undefined;
    const before = look(state.tree, path);
    if (changes.has(path) || !made || before === 'blocked' || before?.kind !== 'directory') continue;
    if (staying.some((pkg) => reaches(pkg, path))) continue;
    if (childrenOf(state.tree, path).every(goes)) changes.set(path, { path, before, after: undefined });
  }
  const transaction = { operation: 'remove' as const, changes: [...changes.values()], added: [], removed: going };
  return commit(state, transaction, nextInode);
}
