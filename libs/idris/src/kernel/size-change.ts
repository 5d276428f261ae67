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
import { convertible, delay, force, spend, variable, view, whnf } from './value.ts';

/** Entry i, j: how argument j of the callee compares with argument i of the caller: 2 smaller, 1 not bigger, 0 unknown. */
type Matrix = readonly (readonly number[])[];
type Call = Readonly<{ from: FunEntry; to: FunEntry; matrix: Matrix }>;
export type Caller = (from: FunEntry, patterns: readonly Value[], body: Term, env: Env, size: number) => void;

const limit = 1_500;

export function sizeChange(group: readonly FunEntry[]): { readonly calls: Caller; readonly verify: () => void } {
  const found = new Map<string, Call>();
  const key = (c: Call) => [group.indexOf(c.from), group.indexOf(c.to), ...c.matrix.map((row) => row.join(''))].join();
  const mention = new Map<Term, boolean>();
  const member = (t: Term): FunEntry | undefined =>
    t.tag === 'const' && t.entry?.kind === 'fun' && group.includes(t.entry) ? t.entry : undefined;
  const mentions = (t: Term): boolean => {
    const known = mention.get(t) ?? (member(t) !== undefined || partsOf(t).some(mentions));
    mention.set(t, known);
    return known;
  };
  const calls: Caller = (from, patterns, body, environment, depth) => {
    const call = (to: FunEntry, args: readonly Value[], size: number) => {
      const row = (p: Value) => Array.from({ length: to.arity }, (_, j) => compare(args[j], p, size));
      const made = { from, to, matrix: patterns.map(row) };
      found.set(key(made), made);
    };
    const visit = (t: Term, env: Env, size: number): void => {
      if (!mentions(t)) return;
      spend();
      const callee = member(t.tag === 'app' ? t.fn : t);
      if (callee !== undefined) call(callee, t.tag === 'app' ? t.args.map((a) => delay(a, env)) : [], size);
      else if (t.tag === 'app') visit(t.fn, env, size);
      if (t.tag === 'app') for (const arg of t.args) visit(arg, env, size);
      if (t.tag !== 'lam' && t.tag !== 'pi' && t.tag !== 'let') return;
      for (const part of t.tag === 'let' ? [t.type, t.value] : [t.domain]) visit(part, env, size);
      visit(t.body, { head: t.tag === 'let' ? delay(t.value, env) : variable(size), tail: env }, size + 1);
    };
    visit(body, environment, depth);
  };
  const compose = (a: Call, b: Call): void => {
    if (a.to !== b.from) return;
    const composed = { from: a.from, to: b.to, matrix: product(a.matrix, b.matrix) };
    if (found.has(key(composed))) return;
    if (found.size > limit) refuse('resource', 'too many calls to decide termination');
    found.set(key(composed), composed);
  };
  const verify = (): void => {
    // A map hands out what is added while it is walked, so this ends when all compositions are there.
    for (const later of found.values())
      for (const earlier of found.values()) {
        compose(earlier, later);
        compose(later, earlier);
        if (earlier === later) break;
      }
    for (const c of found.values()) {
      if (c.from !== c.to || c.matrix.some((row, i) => row[i] === 2)) continue;
      if (key({ ...c, matrix: product(c.matrix, c.matrix) }) === key(c))
        refuse('termination', `${c.from.name} may not terminate: it calls itself with no argument smaller`);
    }
  };
  return { calls, verify };
}

function partsOf(t: Term): readonly Term[] {
  if (t.tag === 'app') return [t.fn, ...t.args];
  if (t.tag === 'lam' || t.tag === 'pi') return [t.domain, t.body];
  return t.tag === 'let' ? [t.type, t.value, t.body] : [];
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
  if (seen === null) return a.tag === p.tag && equal(a, p, size) ? 1 : 0;
  if (seen.fields.some((field) => compare(a, field, size) > 0)) return 2;
  return view(a)?.key === seen.key && equal(a, p, size) ? 1 : 0;
}

/** Conversion for comparison only: it must not add constraints. */
function equal(a: Value, b: Value, size: number): boolean {
  const mark = pending.length;
  const same = convertible(a, b, size) && pending.length === mark;
  pending.length = mark;
  return same;
}
