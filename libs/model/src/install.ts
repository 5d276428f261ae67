/**
 * Installing packages in one transaction. The rules are those of targets/obli-pkg/README.md, "Install"; what is changed is
 * planned by the proved `perform` (planned.ts).
 */
import { planned } from './planned.ts';
import { commit, type Outcome, type Package, type State } from './state.ts';

export function install(state: State, packages: readonly Package[]): Outcome {
  const names = new Set(state.installed.keys());
  for (const { name } of packages) {
    if (names.has(name)) return { refused: 'already_installed' };
    names.add(name);
  }
  const plan = planned(state, { coming: packages, going: [] });
  if ('refused' in plan) return plan;
  return commit(state, { operation: 'install', changes: plan.changes, added: packages, removed: [] }, plan.nextInode);
}
