/**
 * Removing packages in one transaction. The rules are those of targets/obli-pkg/README.md, "Remove"; what is changed is
 * planned by the proved `perform` (planned.ts).
 */
import { planned } from './planned.ts';
import { commit, type Outcome, type State } from './state.ts';

export function remove(state: State, names: readonly string[]): Outcome {
  if (!names.every((name) => state.installed.has(name))) return { refused: 'not_found' };
  const going = [...state.installed.values()].filter(({ name }) => names.includes(name));
  const plan = planned(state, { coming: [], going });
  if ('refused' in plan) return plan;
  return commit(state, { operation: 'remove', changes: plan.changes, added: [], removed: going }, plan.nextInode);
}
