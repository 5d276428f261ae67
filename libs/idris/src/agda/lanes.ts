/**
 * Shares modules out among processes: first what several of them rest on, then lanes that have nothing in common.
 *
 * Two processes never check one module, so that neither waits for the other nor meets its files. What a module costs is
 * taken from the length of its text: on our proofs and library that shares out almost as well as the measured times do.
 */
import type { Text } from './interfaces.ts';

export interface Lanes<M extends Text> {
  /** Everything in it comes before all lanes; closed under imports. */
  readonly first: readonly M[];
  /** No module of a lane imports one of another. One lane, or none: it is not worth sharing. */
  readonly lanes: readonly (readonly M[])[];
}

/** Characters of text that Agda checks in the time in which a process starts and reads what it rests on. */
const START = 200_000;

/**
 * @param modules what is to be checked, with all that they import
 * @param count the most lanes that there may be
 * @param cost in characters of text, 0 for what need not be checked
 */
export function shareOut<M extends Text>(modules: readonly M[], count: number, cost: (module: M) => number): Lanes<M> {
  const total = (some: readonly M[]): number => some.reduce((sum, one) => sum + cost(one), 0);
  const importers = new Map<Text, number>(modules.map((one) => [one, 0]));
  for (const one of modules) {
    for (const other of one.closure) importers.set(other, (importers.get(other) ?? 0) + 1);
  }
  // A module has more importers than each of those that import it: any beginning of this order is closed under imports.
  const order = modules.toSorted((a, b) => importers.get(b)! - importers.get(a)!);
  let best: Lanes<M> = { first: [], lanes: [order] };
  let least = total(order) - START;
  for (let at = 0; at < order.length; at++) {
    const lanes = pack(components(order.slice(at)), count, total);
    const first = order.slice(0, at);
    const time = total(first) + Math.max(...lanes.map(total));
    if (lanes.length > 1 && time < least) [best, least] = [{ first, lanes }, time];
  }
  return best;
}

/** Those that hang together by imports among them. */
function components<M extends Text>(modules: readonly M[]): M[][] {
  const groupOf = new Map<Text, M[]>();
  for (const one of modules) {
    const group = [one];
    groupOf.set(one, group);
    for (const other of one.closure) {
      const joined = groupOf.get(other);
      if (joined === undefined || joined === groupOf.get(one)) continue;
      const mine = groupOf.get(one)!;
      for (const each of joined) groupOf.set(each, mine);
      mine.push(...joined);
    }
  }
  return [...new Set(groupOf.values())];
}

/** The largest first, each into the lane that has the least. */
function pack<M>(groups: readonly M[][], count: number, total: (some: readonly M[]) => number): M[][] {
  const lanes: { modules: M[]; cost: number }[] = [];
  const sized = groups.map((modules) => ({ modules, cost: total(modules) })).sort((a, b) => b.cost - a.cost);
  for (const { modules, cost } of sized) {
    const least = lanes.toSorted((a, b) => a.cost - b.cost)[0];
    if (least === undefined || lanes.length < count) lanes.push({ modules: [...modules], cost });
    else {
      least.modules.push(...modules);
      least.cost += cost;
    }
  }
  return lanes.map(({ modules }) => modules);
}
