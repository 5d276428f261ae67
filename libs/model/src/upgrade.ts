/**
 * Putting newer versions in the place of installed packages. The rules are those of targets/obli-pkg/README.md, "Upgrade".
 *
 * Written by hand beyond the proved `perform`: versions and their order, configuration that the administrator has changed,
 * several packages at once. Without these it makes the same files (proved.test.ts); making the changes is proved (`commit`).
 */
import { Plan, sharesOnlyFolders } from './install.ts';
import { Leaving } from './remove.ts';
import { commit, hasFile, look, type Outcome, type Package, type State, within } from './state.ts';

/** Enough for versions of digits and points; the order of all versions is tested beside the program (version.zig). */
function isNewer(a: string, b: string): boolean {
  const [left, right] = [a.split('.').map(Number), b.split('.').map(Number)];
  const at = left.findIndex((each, index) => each !== (right[index] ?? -1));
  return at !== -1 && left[at]! > (right[at] ?? -1);
}

/** A file in etc that is not, or no longer, what the old version brought: it stays as the administrator made it. */
function keeps(state: State, old: readonly Package[], path: string): boolean {
  const was = old.flatMap(({ entries }) => entries).find((entry) => entry.path === path && entry.kind === 'file');
  if (!within(path, 'etc') || was?.kind !== 'file') return false;
  const found = look(state.tree, path);
  if (found === undefined || found === 'blocked' || found.kind !== 'file') return true;
  return found.mode !== was.mode || found.content.digest !== was.content.digest;
}

export function upgrade(state: State, packages: readonly Package[], downgrade: boolean): Outcome {
  const old: Package[] = [];
  for (const pkg of packages) {
    const before = state.installed.get(pkg.name);
    if (before === undefined) return { refused: 'not_found' };
    if (old.includes(before) || before.version === pkg.version) return { refused: 'already_installed' };
    if (!downgrade && !isNewer(pkg.version, before.version)) return { refused: 'already_installed' };
    old.push(before);
  }
  const staying = [...state.installed.values()].filter((pkg) => !old.includes(pkg));
  if (!packages.every((pkg) => staying.every((other) => sharesOnlyFolders(pkg, other)))) return { refused: 'conflict' };

  const plan = new Plan(state);
  for (const { entries } of packages) {
    const linked = new Set(entries.flatMap((entry) => (entry.kind === 'hardlink' ? [entry.target] : [])));
    for (const entry of entries) {
      if (entry.kind === 'file' && !linked.has(entry.path) && keeps(state, old, entry.path)) continue;
      plan.add(entry);
    }
  }
  if (plan.conflict) return { refused: 'conflict' };

  const leaving = new Leaving(state, plan.changes, plan.nextInode);
  for (const { path, kind } of old.flatMap(({ entries }) => entries)) {
    if (kind === 'directory' || hasFile(packages, path)) continue;
    if (kind === 'file' && keeps(state, old, path)) continue;
    if (!leaving.file(path)) return { refused: 'modified' };
  }
  leaving.folders(old, [...staying, ...packages]);
  const changes = [...leaving.changes.values()];
  return commit(state, { operation: 'upgrade', changes, added: packages, removed: old }, leaving.nextInode);
}
