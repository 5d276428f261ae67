/**
 * Taking one transaction back, as a transaction. The rules are those of targets/obli-pkg/README.md, "Rollback"; the changes
 * are those of the proved `rollback` (proved.ts).
 */
import { counted, sameAttributes } from './attributes.ts';
import { inverse } from './proved.ts';
import {
  attributesOf,
  type Change,
  childrenOf,
  commit,
  look,
  type Outcome,
  parentOf,
  reaches,
  type State,
  same,
  type Transaction,
} from './state.ts';

/** Paths and packages that a transaction changed. */
const touched = ({ changes, added, removed }: Transaction): Set<string> =>
  new Set([...changes.map(({ path }) => path), ...[...added, ...removed].map(({ name }) => `package ${name}`)]);

/** Whether later transactions stand in the way: they touched the same, and were not taken back themselves. */
function standsUnder(state: State, number: number): boolean {
  const mine = touched(state.transactions[number - 1]!);
  const undone = new Set<number>();
  let blocked = false;
  for (let later = state.transactions.length; later > number; later--) {
    const transaction = state.transactions[later - 1]!;
    const { target } = transaction;
    if (target === number) return true;
    if (undone.has(later)) continue;
    if (target !== undefined) undone.add(target);
    if (target !== undefined && target > number) continue;
    if ([...touched(transaction)].some((each) => mine.has(each))) blocked = true;
  }
  return blocked;
}

export function rollback(state: State, number: number): Outcome {
  const transaction = state.transactions[number - 1];
  if (transaction === undefined) return { refused: 'not_found' };
  if (standsUnder(state, number)) return { refused: 'conflict' };
  const done: Change[] = [];
  for (const { path, before, after, attributes } of transaction.changes) {
    const now = look(state.tree, path);
    if (now === 'blocked' || !same(now, after)) return { refused: 'modified' };
    const found = counted(attributesOf(now), path, state.installed.values());
    if (!sameAttributes(found, attributes.after)) return { refused: 'modified' };
    done.push({ path, before, after: now });
  }
  const changes = new Map(inverse(done).map((change) => [change.path, change]));
  const going = new Set(transaction.added.map(({ name }) => name));
  const others = [...state.installed.values()].filter(({ name }) => !going.has(name));
  for (const { path, before, after } of changes.values()) {
    if (before?.kind === 'directory' && after === undefined) {
      const stays = childrenOf(state.tree, path).some(
        (child) => changes.get(child)?.after !== undefined || !changes.has(child),
      );
      if (stays || others.some((pkg) => reaches(pkg, path))) return { refused: 'conflict' };
    }
    const up = parentOf(path);
    if (before === undefined && up !== undefined) {
      const folder = changes.has(up) ? changes.get(up)?.after : look(state.tree, up);
      if (folder === undefined || folder === 'blocked' || folder.kind !== 'directory') return { refused: 'conflict' };
    }
  }
  const { added, removed } = transaction;
  const back = { changes: [...changes.values()], added: removed, removed: added };
  return commit(state, { operation: 'rollback', ...back, target: number }, state.nextInode);
}
