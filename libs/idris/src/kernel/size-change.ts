/**
 * Termination by size change (Lee, Jones, Ben-Amram 2001) over a group of functions that refer to each other.
 *
 * A call is any occurrence of a member in a body: in erased positions, in types, under binders, applied to fewer
 * arguments than it takes (what is missing is unknown). Arguments are compared with the caller's arguments as its branch
 * knows them: a field is smaller than its constructor, and what a field yields when applied is no bigger than the field,
 * which is sound because universes are predicative. Nothing else is smaller; a constructor around a term is not.
 */
import type { Env, FunEntry, Term, Value } from './types.ts';
import { refuse } from './types.ts';
import { pending } from './universe.ts';
import { convertible, delay, force, variable, view, whnf } from './value.ts';

/** Entry i, j: how argument j of the callee compares with argument i of the caller: 2 smaller, 1 not bigger, 0 unknown. */
type Matrix = readonly (readonly number[])[];
interface Call {
  readonly from: FunEntry;
  readonly to: FunEntry;
  readonly matrix: Matrix;
}
export type Caller = (from: FunEntry, patterns: readonly Value[], body: Term, env: Env | null, size: number) => void;

const limit = 20_000;

export function sizeChange(group: ReadonlySet<FunEntry>): { readonly calls: Caller; readonly verify: () => void } {
  const found = new Map<string, Call>();
  const numbers = new Map([...group].map((f, i) => [f, i] as const));
  const key = (c: Call) =>
    `${numbers.get(c.from)},${numbers.get(c.to)},${c.matrix.map((row) => row.join('')).join(',')}`;
  const mention = new Map<Term, boolean>();
  const mentions = (t: Term): boolean => {
    let known = mention.get(t);
    if (known === undefined) {
      known = t.tag === 'const' ? t.entry?.kind === 'fun' && group.has(t.entry) : parts(t).some(mentions);
      mention.set(t, known);
    }
    return known;
  };
  const calls: Caller = (from, patterns, body, environment, depth) => {
    const call = (to: FunEntry, args: readonly Value[], size: number): void => {
      const row = (p: Value) => Array.from({ length: to.arity }, (_, j) => compare(args[j], p, size));
      const made = { from, to, matrix: patterns.map(row) };
      found.set(key(made), made);
    };
    const visit = (t: Term, env: Env | null, size: number): void => {
      if (!mentions(t)) return;
      if (t.tag === 'const' && t.entry?.kind === 'fun') return call(t.entry, [], size);
      if (t.tag === 'app') {
        const head =
          t.fn.tag === 'const' && t.fn.entry?.kind === 'fun' && group.has(t.fn.entry) ? t.fn.entry : undefined;
        if (head === undefined) visit(t.fn, env, size);
        else
          call(
            head,
            t.args.map((a) => delay(a, env)),
            size,
          );
        for (const arg of t.args) visit(arg, env, size);
      } else if (t.tag === 'lam' || t.tag === 'pi') {
        visit(t.domain, env, size);
        visit(t.body, { head: variable(size), tail: env }, size + 1);
      } else if (t.tag === 'let') {
        visit(t.type, env, size);
        visit(t.value, env, size);
        visit(t.body, { head: delay(t.value, env), tail: env }, size + 1);
      }
    };
    visit(body, environment, depth);
  };
  const verify = (): void => {
    const work = [...found.values()];
    for (let first = work.pop(); first !== undefined; first = work.pop()) {
      for (const second of [...found.values()])
        for (const [a, b] of [
          [first, second],
          [second, first],
        ] as const) {
          if (a.to !== b.from) continue;
          const composed = { from: a.from, to: b.to, matrix: compose(a.matrix, b.matrix) };
          const name = key(composed);
          if (found.has(name)) continue;
          if (found.size > limit) refuse('resource', 'too many calls to decide termination');
          found.set(name, composed);
          work.push(composed);
        }
    }
    for (const c of found.values()) {
      if (c.from !== c.to || c.matrix.some((row, i) => row[i] === 2)) continue;
      const same = key({ ...c, matrix: compose(c.matrix, c.matrix) }) === key(c);
      if (same) refuse('termination', `${c.from.name} may not terminate: it calls itself with no argument smaller`);
    }
  };
  return { calls, verify };
}

function parts(t: Term): readonly Term[] {
  if (t.tag === 'app') return [t.fn, ...t.args];
  if (t.tag === 'lam' || t.tag === 'pi') return [t.domain, t.body];
  return t.tag === 'let' ? [t.type, t.value, t.body] : [];
}

function compose(a: Matrix, b: Matrix): Matrix {
  const columns = b[0]?.length ?? 0;
  return a.map((row) =>
    Array.from({ length: columns }, (_, k) =>
      row.reduce((best, r, j) => (r > 0 && b[j]![k]! > 0 ? Math.max(best, r, b[j]![k]!) : best), 0),
    ),
  );
}

function compare(arg: Value | undefined, pattern: Value, size: number): number {
  if (arg === undefined) return 0;
  const p = force(pattern);
  const a = whnf(arg);
  if (p.tag === 'nat') return a.tag !== 'nat' || a.value > p.value ? 0 : a.value < p.value ? 2 : 1;
  if (a.tag === 'var' && p.tag === 'var' && a.level === p.level && a.args.length >= p.args.length)
    return p.args.every((v, i) => equal(v, a.args[i]!, size)) ? 1 : 0;
  const seen = view(p);
  if (seen === null) return a.tag === p.tag && equal(a, p, size) ? 1 : 0;
  if (seen.fields.some((field) => compare(a, field, size) > 0)) return 2;
  return view(a)?.key === seen.key && equal(a, p, size) ? 1 : 0;
}

/** Conversion for comparison only: it must not add constraints. */
function equal(a: Value, b: Value, size: number): boolean {
  const mark = pending.length;
  const same = convertible(a, b, size);
  const added = pending.length > mark;
  pending.length = mark;
  return same && !added;
}
