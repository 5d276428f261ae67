/**
 * Termination by size change (Lee, Jones, Ben-Amram 2001) over a group of functions that refer to each other.
 *
 * A call is any occurrence of a member in a body: in erased positions, in types, under binders, applied to fewer
 * arguments than it takes (what is missing is unknown). Arguments are compared with the caller's arguments as its branch
 * knows them: a field is smaller than its constructor, and what a field yields when applied is no bigger than the field,
 * which is sound because universes are predicative. Nothing else is smaller; a constructor around a term is not.
 *
 * Before that, a member that does not call itself is replaced in its callers by the calls it makes, at the arguments that
 * it is given: every path through it stays a path, and what it takes apart and puts together again (`with`, `case` and
 * `where` hand over fields) is seen to be what it was. Both ways to compare are true of the path, so the better one counts.
 *
 * Parameters of constructors are not compared: sizes are those of closed terms without what is erased, which have none.
 */
import { type FunEntry, refuse, type Value } from './types.ts';
import { attempt, pending } from './universe.ts';
import { convertible, force, substitution, variable, view, whnf } from './value.ts';

/** Entry i, j: how argument j of the callee compares with argument i of the caller: 2 smaller, 1 not bigger, 0 unknown. */
type Matrix = readonly (readonly number[])[];
type Edge = Readonly<{ from: FunEntry; to: FunEntry; matrix: Matrix }>;
/** `patterns` are the caller's arguments, `args` the callee's, under `size` variables. */
type Call = Edge & Readonly<{ patterns: readonly Value[]; args: readonly Value[]; size: number }>;

const limit = 1_500;

export class SizeChange {
  private calls: Call[] = [];

  called(from: FunEntry, patterns: readonly Value[], to: FunEntry, args: readonly Value[], size: number): void {
    this.calls.push({ from, patterns, to, args, size, matrix: compareAll(patterns, to, args, size) });
  }

  /** All paths, by their matrices; each loop that is its own square must make an argument smaller. */
  verify(): void {
    for (const member of new Set(this.calls.map((call) => call.to))) this.inline(member);
    const paths = new Map<string, Edge>();
    const add = ({ from, to, matrix }: Edge): void => {
      paths.set(JSON.stringify([from.name, to.name, matrix]), { from, to, matrix });
      if (paths.size > limit) refuse('resource', 'too many calls to decide termination');
    };
    this.calls.forEach(add);
    const calls = [...paths.values()];
    // A map hands out what is added while it is walked, so this ends when all paths are there.
    for (const path of paths.values())
      for (const call of calls)
        if (path.to === call.from) add({ from: path.from, to: call.to, matrix: product(path.matrix, call.matrix) });
    for (const { from, to, matrix } of paths.values())
      if (from === to && !matrix.some((row, i) => row[i] === 2) && String(product(matrix, matrix)) === String(matrix))
        refuse('termination', `${from.name} may not terminate: it calls itself with no argument smaller`);
  }

  /** Unless there would be more calls than before. */
  private inline(member: FunEntry): void {
    const into = this.calls.filter(({ to }) => to === member);
    const out = this.calls.filter(({ from }) => from === member);
    if (out.some(({ to }) => to === member) || into.length * out.length > into.length + out.length) return;
    const others = this.calls.filter(({ from, to }) => from !== member && to !== member);
    this.calls = [...others, ...into.flatMap((call) => out.map((next) => through(call, next)))];
  }
}

/** The call that `next` is for who makes `call`: what it does not know of the variables of `next` are new variables. */
function through(call: Call, next: Call): Call {
  const size = call.size + next.size;
  const known = new Map(Array.from({ length: next.size }, (_, level) => [level, variable(call.size + level) as Value]));
  for (const [i, pattern] of next.patterns.entries()) match(pattern, call.args[i], known);
  const [args, composed] = [next.args.map(substitution(known)), product(call.matrix, next.matrix)];
  const direct = compareAll(call.patterns, next.to, args, size);
  const matrix = direct.map((row, i) => row.map((found, j) => Math.max(found, composed[i]![j] ?? 0)));
  return { ...call, to: next.to, args, size, matrix };
}
/** What the variables of a pattern are when it meets the argument. */
function match(pattern: Value, arg: Value | undefined, known: Map<number, Value>): void {
  const [p, a] = [force(pattern), arg && whnf(arg)];
  if (p.tag === 'var' && p.args.length === 0 && a) known.set(p.level, a);
  const [inner, given] = p.tag === 'con' && a ? [view(p), view(a)] : [];
  if (inner && given && inner.key === given.key)
    for (const [i, field] of inner.fields.entries()) match(field, given.fields[i], known);
}

function product(a: Matrix, b: Matrix): Matrix {
  const along = (r: number, s: number): number => (r > 0 && s > 0 ? Math.max(r, s) : 0);
  return a.map((row) => (b[0] ?? []).map((_, k) => Math.max(0, ...row.map((r, j) => along(r, b[j]![k]!)))));
}

const compareAll = (patterns: readonly Value[], to: FunEntry, args: readonly Value[], size: number): Matrix =>
  patterns.map((p) => Array.from({ length: to.arity }, (_, j) => compare(args[j], p, size)));

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
const equal = (a: Value, b: Value, size: number): boolean =>
  attempt((before) => convertible(a, b, size) && pending.length === before);
