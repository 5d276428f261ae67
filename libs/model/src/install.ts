/**
 * Installing packages in one transaction. The rules are those of targets/obli-pkg/README.md, "Install".
 *
 * Which changes that takes is written by hand, because the proved `perform` knows one package at a time and no hard links;
 * where it says something it makes the same files (proved.test.ts). Making the changes is proved (`commit`).
 */
import {
  type Change,
  commit,
  type Entry,
  look,
  type Node,
  type Outcome,
  type Package,
  parentOf,
  type State,
} from './state.ts';

/** Mode of a folder that no package lists and that is missing. */
const PARENT_MODE = 0o755;

/** A path that two packages have must be a folder in both. */
export function sharesOnlyFolders(a: Package, b: Package): boolean {
  const kinds = new Map(b.entries.map(({ path, kind }) => [path, kind]));
  return a.entries.every(({ path, kind }) => {
    const other = kinds.get(path);
    return other === undefined || (kind === 'directory' && other === 'directory');
  });
}

/** The changes of a transaction while they are planned. */
export class Plan {
  readonly changes = new Map<string, Change>();
  conflict = false;
  nextInode: number;
  private readonly state: State;

  constructor(state: State) {
    this.state = state;
    this.nextInode = state.nextInode;
  }

  private create(path: string, after: Node, more: Pick<Change, 'hardlink'> = {}): void {
    this.changes.set(path, { path, before: this.state.tree.get(path), after, ...more });
  }

  /** Sees to the folders of a path; false if something is in the way. */
  private parents(path: string): boolean {
    const up = parentOf(path);
    if (up === undefined) return true;
    const planned = this.changes.get(up);
    if (planned !== undefined) return planned.after?.kind === 'directory';
    const found = look(this.state.tree, up);
    if (found === 'blocked') return false;
    if (found !== undefined) return found.kind === 'directory';
    if (!this.parents(up)) return false;
    this.create(up, { kind: 'directory', mode: PARENT_MODE });
    return true;
  }

  private node(entry: Exclude<Entry, { kind: 'directory' }>): Node {
    if (entry.kind === 'symlink') return { kind: 'symlink', target: entry.target };
    if (entry.kind === 'file') {
      const { content, mode, mtime } = entry;
      return { kind: 'file', content, mode, mtime, inode: this.nextInode++ };
    }
    const file = this.changes.get(entry.target)?.after;
    // Without its file, which something was in the way of, a hard link is nothing; the whole is refused.
    return file ?? { kind: 'other' };
  }

  add(entry: Entry): void {
    const planned = this.changes.get(entry.path);
    if (planned !== undefined) {
      if (entry.kind !== 'directory' || planned.after?.kind !== 'directory') this.conflict = true;
      return;
    }
    if (!this.parents(entry.path)) {
      this.conflict = true;
      return;
    }
    const found = this.state.tree.get(entry.path);
    if (entry.kind === 'directory') {
      if (found === undefined) this.create(entry.path, { kind: 'directory', mode: entry.mode });
      else if (found.kind !== 'directory') this.conflict = true;
    } else if (found === undefined || found.kind === 'file' || found.kind === 'symlink') {
      this.create(entry.path, this.node(entry), entry.kind === 'hardlink' ? { hardlink: true } : {});
    } else {
      this.conflict = true;
    }
  }
}

export function install(state: State, packages: readonly Package[]): Outcome {
  const names = new Set(state.installed.keys());
  for (const { name } of packages) {
    if (names.has(name)) return { refused: 'already_installed' };
    names.add(name);
  }
  const installed = [...state.installed.values()];
  if (!packages.every((pkg) => installed.every((other) => sharesOnlyFolders(pkg, other))))
    return { refused: 'conflict' };
  const plan = new Plan(state);
  for (const pkg of packages) for (const entry of pkg.entries) plan.add(entry);
  if (plan.conflict) return { refused: 'conflict' };
  const changes = [...plan.changes.values()];
  return commit(state, { operation: 'install', changes, added: packages, removed: [] }, plan.nextInode);
}
