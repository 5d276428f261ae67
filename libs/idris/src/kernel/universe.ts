/**
 * Universes by typical ambiguity (Harper and Pollack 1991): level variables and constraints `a + weight ≤ b`, weight ≥ 0.
 * They have a solution in the natural numbers exactly when no cycle has a positive weight. The least solution is kept up
 * to date: if adding an edge a → b ever wants to raise a, there is such a cycle, and it goes through that edge.
 */
import { refuse, type Sort } from './types.ts';

/** A universe constraint between `type` rows of modules: [module, row, weight, module, row], first + weight ≤ second. */
export type SerialConstraint = readonly [string, number, number, string, number];
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

interface Level {
  readonly module: string;
  readonly row: number;
  /** The declaration that holds the row, for messages. */
  owner: string;
}
type Edges = { readonly to: number; readonly weight: number; readonly rest: Edges } | undefined;

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
    return this.levels.push({ module, row, owner: module }) - 1;
  }

  /** Takes what is pending into the graph, and notes what is new in `record`. */
  commit(record: SerialConstraint[]): void {
    for (const constraint of pending.splice(0)) {
      const key = constraint.join();
      if (this.known.has(key)) continue;
      this.known.add(key);
      const [a, weight, b] = constraint;
      const [from, to] = [this.levels[a]!, this.levels[b]!];
      record.push([from.module, from.row, weight, to.module, to.row]);
      this.add(a, weight, b);
    }
  }

  private add(a: number, weight: number, b: number): void {
    this.edges[a] = { to: b, weight, rest: this.edges[a] };
    const parent = new Map<number, number>();
    const work: number[] = [];
    const raise = (from: number, by: number, to: number): void => {
      if (this.least[to]! >= this.least[from]! + by) return;
      parent.set(to, from);
      if (to === a) this.cycle(a, parent);
      this.least[to] = this.least[from]! + by;
      work.push(to);
    };
    raise(a, weight, b);
    for (let at = work.pop(); at !== undefined; at = work.pop())
      for (let e = this.edges[at]; e !== undefined; e = e.rest) raise(at, e.weight, e.to);
  }

  private cycle(a: number, parent: ReadonlyMap<number, number>): never {
    const seen = new Set([a]);
    for (let at = parent.get(a)!; !seen.has(at); at = parent.get(at)!) seen.add(at);
    const names = new Set([...seen].map((level) => this.levels[level]!.owner));
    refuse('universe', `universe levels form a cycle: ${[...names].join(', ')}`, 'a type would have to contain itself');
  }
}
