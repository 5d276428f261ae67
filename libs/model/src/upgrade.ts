/**
 * Putting newer versions in the place of installed packages. The rules are those of targets/obli-pkg/README.md, "Upgrade";
 * what is changed is planned by the proved `perform` (planned.ts). Versions, their order and configuration that the
 * administrator has changed are not in the proofs: what stays is left out of what is planned.
 */
import { counted, NONE, sameAttributes } from './attributes.ts';
import { planned } from './planned.ts';
import { commit, look, type Outcome, type Package, type State, within } from './state.ts';
import { isNewer } from './version.ts';

/** A file in etc that is not, or no longer, what the old version brought: it stays as the administrator made it. */
function keeps(state: State, old: readonly Package[], path: string): boolean {
  const was = old.flatMap(({ entries }) => entries).find((entry) => entry.path === path && entry.kind === 'file');
  if (!within(path, 'etc') || was?.kind !== 'file') return false;
  const found = look(state.tree, path);
  if (found === undefined || found === 'blocked' || found.kind !== 'file') return true;
  if (found.mode !== was.mode || found.content.digest !== was.content.digest) return true;
  return !sameAttributes(counted(found.attributes, path, state.installed.values()), was.attributes ?? NONE);
}

/** Whether new versions have a link at a path, or one that leads there. */
const hasLink = (packages: readonly Package[], path: string): boolean =>
  packages.some(({ entries }) =>
    entries.some(
      (entry) =>
        (entry.path === path && (entry.kind === 'symlink' || entry.kind === 'hardlink')) ||
        (entry.kind === 'hardlink' && entry.target === path),
    ),
  );

export function upgrade(state: State, packages: readonly Package[], downgrade: boolean): Outcome {
  const old: Package[] = [];
  for (const pkg of packages) {
    const before = state.installed.get(pkg.name);
    if (before === undefined) return { refused: 'not_found' };
    if (old.includes(before) || before.version === pkg.version) return { refused: 'already_installed' };
    if (!downgrade && !isNewer(pkg.version, before.version)) return { refused: 'already_installed' };
    old.push(before);
  }
  const plan = planned(state, {
    coming: packages,
    going: old,
    stays: ({ kind, path }) => kind === 'file' && !hasLink(packages, path) && keeps(state, old, path),
  });
  if ('refused' in plan) return plan;
  return commit(state, { operation: 'upgrade', changes: plan.changes, added: packages, removed: old }, plan.nextInode);
}
