/**
 * Universes by typical ambiguity (Harper and Pollack 1991): level variables and constraints `a + weight ≤ b`, weight ≥ 0.
 * They have a solution in the natural numbers exactly when no cycle has a positive weight. The least solution is kept up
 * to date: if adding an edge a → b ever wants to raise a, there is such a cycle, and it goes through that edge.
 */
import { KernelError, type Sort } from './types.ts';

/** a + weight ≤ b. */
type Constraint = readonly [a: string, weight: number, b: string];
/** With the declaration that demands it, as it is stored beside a module. */
export type SerialConstraint = readonly [...Constraint, by: string];
type Edges = Readonly<{ edge: SerialConstraint; rest: Edges | undefined }>;
/** Constraints met since the last commit. */
export const pending: Constraint[] = [];
/** What a test that fails has demanded is taken back. */
export function attempt(test: (before: number) => boolean): boolean {
  const before = pending.length;
  const holds = test(before);
  if (!holds) pending.length = before;
  return holds;
}

/** `left ≤ right`. A right side that is not one level variable never comes from a written type: equal or refused. */
export function constrain(left: Sort, right: Sort): boolean {
  const [bound, ...more] = right;
  if (bound?.[1] !== 0 || more.length > 0) return left.every(([a, s]) => right.some(([b, t]) => a === b && s <= t));
  for (const [a, shift] of left) if (a !== bound[0] || shift > 0) pending.push([a, shift, bound[0]]);
  return true;
}

export const maximum = (a: Sort, b: Sort): Sort =>
  b.length === 0 ? a : [...a, ...b.filter(([x, s]) => !a.some(([y, t]) => x === y && s <= t))];

export class Universes {
  private readonly least: Map<string, number>;
  /** Constraints by their left side, the last one first. */
  private readonly edges: Map<string, Edges>;
  private readonly known = new Set<string>();

  constructor(base?: Universes) {
    this.least = new Map(base?.least);
    this.edges = new Map(base?.edges);
  }

  /** Takes what is pending into the graph, as demanded by a declaration; gives what is new. */
  commit(by: string): readonly SerialConstraint[] {
    return pending.splice(0).flatMap(([a, weight, b]) => {
      const key = `${a.length} ${weight} ${a}${b}`;
      if (this.known.has(key)) return [];
      this.known.add(key);
      this.add([a, weight, b, by]);
      return [[a, weight, b, by]];
    });
  }

  /** Takes one constraint into the graph. */
  add(constraint: SerialConstraint): void {
    const [start] = constraint;
    this.edges.set(start, { edge: constraint, rest: this.edges.get(start) });
    const raisedBy = new Map<string, SerialConstraint>();
    const work: string[] = [start];
    for (let at = work.pop(); at !== undefined; at = work.pop())
      for (let all = this.edges.get(at); all !== undefined; all = at === start ? undefined : all.rest) {
        const [[, weight, to], least] = [all.edge, this.least.get(at) ?? 0];
        if ((this.least.get(to) ?? 0) >= least + weight) continue;
        raisedBy.set(to, all.edge);
        if (to === start) cycle(start, raisedBy);
        this.least.set(to, least + weight);
        work.push(to);
      }
  }
}

function cycle(start: string, raisedBy: ReadonlyMap<string, SerialConstraint>): never {
  const path = new Set<SerialConstraint>();
  for (let e = raisedBy.get(start)!; !path.has(e); e = raisedBy.get(e[0])!) path.add(e);
  const error = new KernelError('universe', 'universe levels form a cycle: a type would contain itself');
  throw Object.assign(error, { cycle: [...path].reverse() });
}
