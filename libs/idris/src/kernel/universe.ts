/**
 * Universes by typical ambiguity (Harper and Pollack 1991): level variables and constraints `a + weight ≤ b`, weight ≥ 0.
 * They have a solution in the natural numbers exactly when no cycle has a positive weight. The least solution is kept up
 * to date: if adding an edge a → b ever wants to raise a, there is such a cycle, and it goes through that edge.
 */
import { refuse, type Sort } from './types.ts';

/** Between `type` rows of modules: [module, row, weight, module, row, declaration], first + weight ≤ second. */
export type SerialConstraint = readonly [string, number, number, string, number, string];
/** A constraint a + weight ≤ b. */
type Constraint = readonly [a: number, weight: number, b: number];
/** Constraints met since the last commit. Conversion takes back what a failed attempt added. */
export const pending: Constraint[] = [];

/** `left ≤ right`. A right side that is not one level variable never comes from a written type: equal or refused. */
export function constrain(left: Sort, right: Sort): boolean {
  const [bound] = right;
  if (right.length !== 1 || bound === undefined || bound[1] !== 0)
    return left.every(([a, s]) => right.some(([b, t]) => a === b && s <= t));
  for (const [a, shift] of left) if (a !== bound[0] || shift > 0) pending.push([a, shift, bound[0]]);
  return true;
}

export const maximum = (a: Sort, b: Sort): Sort =>
  b.length === 0 ? a : [...a, ...b.filter(([x, s]) => !a.some(([y, t]) => x === y && s <= t))];

type Level = readonly [module: string, row: number];
/** `by`: the declaration that demands it, for messages. */
type Edges = Readonly<{ to: number; weight: number; by: string; rest: Edges }> | undefined;
type Parents = Map<number, readonly [from: number, by: string]>;

export class Universes {
  readonly levels: Level[];
  private readonly least: number[];
  private readonly edges: Edges[];
  private readonly known = new Set<string>();

  constructor(base?: Universes) {
    this.levels = base?.levels.slice() ?? [];
    this.least = base?.least.slice() ?? [];
    this.edges = base?.edges.slice() ?? [];
  }

  fresh(module: string, row: number): number {
    this.least.push(0);
    this.edges.push(undefined);
    return this.levels.push([module, row]) - 1;
  }

  /** Takes what is pending into the graph, as demanded by a declaration, and notes what is new in `record`. */
  commit(by: string, record: SerialConstraint[]): void {
    for (const constraint of pending.splice(0)) {
      const key = constraint.join();
      if (this.known.has(key)) continue;
      this.known.add(key);
      const [a, weight, b] = constraint;
      record.push([...this.levels[a]!, weight, ...this.levels[b]!, by]);
      this.add(a, weight, b, by);
    }
  }

  private add(a: number, weight: number, b: number, by: string): void {
    this.edges[a] = { to: b, weight, by, rest: this.edges[a] };
    const parents: Parents = new Map();
    const work: number[] = [a];
    for (let at = work.pop(); at !== undefined; at = work.pop())
      for (let e = this.edges[at]; e !== undefined; e = at === a ? undefined : e.rest) {
        const least = this.least[at]! + e.weight;
        if (this.least[e.to]! >= least) continue;
        parents.set(e.to, [at, e.by]);
        if (e.to === a) this.cycle(a, parents);
        this.least[e.to] = least;
        work.push(e.to);
      }
  }

  private cycle(a: number, parents: Parents): never {
    const names = new Set<string>();
    const seen = new Set<number>();
    for (let at = a; !seen.has(at); at = parents.get(at)![0]) {
      seen.add(at);
      names.add(parents.get(at)![1]);
    }
    refuse('universe', `universe levels form a cycle: ${[...names].join(', ')}`, 'a type would have to contain itself');
  }
}
