/**
 * Termination by size change (Lee, Jones, Ben-Amram 2001) over a group of functions that refer to each other.
 *
 * A call is any occurrence of a member in a body: in erased positions, in types, under binders, applied to fewer
 * arguments than it takes (what is missing is unknown). Arguments are compared with the caller's arguments as its branch
 * knows them: a field is smaller than its constructor, and what a field yields when applied is no bigger than the field,
 * which is sound because universes are predicative. Nothing else is smaller; a constructor around a term is not.
 */
import { type FunEntry, refuse, type Value } from './types.ts';
import { pending } from './universe.ts';
import { convertible, force, view, whnf } from './value.ts';

/** Entry i, j: how argument j of the callee compares with argument i of the caller: 2 smaller, 1 not bigger, 0 unknown. */
type Matrix = readonly (readonly number[])[];
type Call = Readonly<{ from: FunEntry; to: FunEntry; matrix: Matrix }>;

const limit = 1_500;

export class SizeChange {
  private readonly calls = new Map<string, Call>();

  private add(call: Call): void {
    const key = JSON.stringify([call.from.name, call.to.name, call.matrix]);
    if (this.calls.has(key)) return;
    if (this.calls.size > limit) refuse('resource', 'too many calls to decide termination');
    this.calls.set(key, call);
  }

  /** `patterns` are the caller's arguments, under `size` variables. */
  called(from: FunEntry, patterns: readonly Value[], to: FunEntry, args: readonly Value[], size: number): void {
    const row = (p: Value) => Array.from({ length: to.arity }, (_, j) => compare(args[j], p, size));
    this.add({ from, to, matrix: patterns.map(row) });
  }

  verify(): void {
    // A map hands out what is added while it is walked, so this ends when all compositions are there.
    for (const later of this.calls.values())
      for (const earlier of this.calls.values()) {
        this.compose(earlier, later);
        this.compose(later, earlier);
        if (earlier === later) break;
      }
    for (const { from, to, matrix } of this.calls.values())
      if (from === to && !matrix.some((row, i) => row[i] === 2) && String(product(matrix, matrix)) === String(matrix))
        refuse('termination', `${from.name} may not terminate: it calls itself with no argument smaller`);
  }

  private compose(a: Call, b: Call): void {
    if (a.to === b.from) this.add({ from: a.from, to: b.to, matrix: product(a.matrix, b.matrix) });
  }
}

function product(a: Matrix, b: Matrix): Matrix {
  const through = (row: readonly number[], k: number): number =>
    row.reduce((best, r, j) => (r > 0 && b[j]![k]! > 0 ? Math.max(best, r, b[j]![k]!) : best), 0);
  return a.map((row) => (b[0] ?? []).map((_, k) => through(row, k)));
}

function compare(arg: Value | undefined, pattern: Value, size: number): number {
  if (arg === undefined) return 0;
  const [a, p] = [whnf(arg), force(pattern)];
  if (p.tag === 'nat') return a.tag !== 'nat' || a.value > p.value ? 0 : a.value < p.value ? 2 : 1;
  if (a.tag === 'var' && p.tag === 'var' && a.level === p.level && a.args.length >= p.args.length)
    return p.args.every((v, i) => equal(v, a.args[i]!, size)) ? 1 : 0;
  const seen = view(p);
  if (seen?.fields.some((field) => compare(a, field, size) > 0)) return 2;
  return a.tag === p.tag && (seen === null || view(a)?.key === seen.key) && equal(a, p, size) ? 1 : 0;
}

/** Conversion for comparison only: it must not add constraints. */
function equal(a: Value, b: Value, size: number): boolean {
  const mark = pending.length;
  const same = convertible(a, b, size) && pending.length === mark;
  pending.length = mark;
  return same;
}
