/**
 * Universes by typical ambiguity (Harper and Pollack 1991): level variables and constraints `a + weight ≤ b`, weight ≥ 0.
 * They have a solution in the natural numbers exactly when no cycle has a positive weight. The least solution is kept up
 * to date: if adding an edge a → b ever wants to raise a, there is such a cycle, and it goes through that edge.
 */
import { refuse, type Sort } from './types.ts';

/** Constraints met since the last commit, as triples (a, weight, b). Conversion takes back what a failed attempt added. */
export const pending: number[] = [];

/** `left ≤ right`. A right side that is not one level variable never comes from a written type: equal or refused. */
export function constrain(left: Sort, right: Sort): boolean {
  const bound = right[0];
  if (right.length !== 1 || bound === undefined || bound[1] !== 0)
    return left.every(([a, s]) => right.some(([b, t]) => a === b && s <= t));
  for (const [a, shift] of left) if (a !== bound[0] || shift > 0) pending.push(a, shift, bound[0]);
  return true;
}

export function maximum(a: Sort, b: Sort): Sort {
  if (b.length === 0) return a;
  return [...a, ...b.filter(([x, s]) => !a.some(([y, t]) => x === y && s <= t))];
}

export class Universes {
  /** Who wrote each level, for messages. */
  readonly owners: string[];
  private readonly least: number[];
  /** Edges as linked lists by source: first[a] → edge → next[edge] … */
  private readonly first: number[];
  private readonly edges: { readonly next: number[]; readonly weight: number[]; readonly to: number[] };
  private readonly known = new Set<number>();

  constructor(base?: Universes) {
    this.owners = base ? base.owners.slice() : [];
    this.least = base ? base.least.slice() : [];
    this.first = base ? base.first.slice() : [];
    this.edges = {
      next: base ? base.edges.next.slice() : [],
      weight: base ? base.edges.weight.slice() : [],
      to: base ? base.edges.to.slice() : [],
    };
  }

  fresh(): number {
    this.least.push(0);
    this.first.push(-1);
    return this.owners.push('?') - 1;
  }

  /** Takes what is pending into the graph; `record` receives the new constraints. */
  commit(record: number[]): void {
    for (let i = 0; i < pending.length; i += 3) {
      const [a, weight, b] = [pending[i]!, pending[i + 1]!, pending[i + 2]!];
      const key = (a * 0x400000 + b) * 2 + weight;
      if (weight <= 1 && b < 0x400000) {
        if (this.known.has(key)) continue;
        this.known.add(key);
      }
      record.push(a, weight, b);
      this.add(a, weight, b);
    }
    pending.length = 0;
  }

  private add(a: number, weight: number, b: number): void {
    const { next, weight: weights, to } = this.edges;
    next.push(this.first[a]!);
    weights.push(weight);
    this.first[a] = to.push(b) - 1;
    const parent = new Map<number, number>();
    const raise = (from: number, by: number, target: number): boolean => {
      if (this.least[target]! >= this.least[from]! + by) return false;
      parent.set(target, from);
      if (target === a) this.cycle(a, b, parent);
      this.least[target] = this.least[from]! + by;
      return true;
    };
    if (a === b && weight > 0) this.cycle(a, b, parent);
    const work = raise(a, weight, b) ? [b] : [];
    for (let at = work.pop(); at !== undefined; at = work.pop())
      for (let e = this.first[at]!; e >= 0; e = next[e]!) if (raise(at, weights[e]!, to[e]!)) work.push(to[e]!);
  }

  private cycle(a: number, b: number, parent: ReadonlyMap<number, number>): never {
    const names = new Set<string>([this.owners[a]!]);
    const seen = new Set<number>();
    for (let at = parent.get(a) ?? b; at !== a && !seen.has(at); at = parent.get(at) ?? a) {
      seen.add(at);
      names.add(this.owners[at]!);
    }
    refuse('universe', `universe levels form a cycle: ${[...names].join(', ')}`, 'a type would have to contain itself');
  }
}
