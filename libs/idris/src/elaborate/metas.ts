/**
 * Metavariables and the problems that wait for them.
 *
 * A metavariable is applied to the bound variables of its context, so that its solution is closed but for those. Problems
 * (postponed unification, postponed elaboration, proof search) watch the metavariables that they wait for and are tried
 * again by `settle`, which the elaborator calls where it is safe to continue.
 */
import { boundLevels, type Context } from './context.ts';
import { resetSteps } from './evaluate.ts';
import { onUndo } from './trail.ts';
import { app, type Meta, type Term, type Value } from './values.ts';

/** How hard to try: `final` problems may guess where Idris would, before giving up. */
export type Effort = 'normal' | 'default' | 'final';

export interface Problem {
  done: boolean;
  /** Returns the metavariables to wait for, or null when solved; throws Rejected when it cannot be solved. */
  readonly retry: (effort: Effort) => readonly Meta[] | null;
  /** Throws the error for a problem that nobody can solve any more. */
  readonly giveUp: () => never;
}

let counter = 0;
let metas: Meta[] = [];
let problems: Problem[] = [];
const awake: Problem[] = [];

/** Start of a declaration: nothing is open. */
export function clearProblems(): void {
  resetSteps();
  metas = [];
  problems = [];
  awake.length = 0;
}

export function openMetas(): readonly Meta[] {
  return metas.filter((meta) => meta.solution === null);
}

/** The bound variables of the context that was asked about last: mostly it is asked about again. */
let last: { readonly entries: Context['entries']; readonly variables: readonly Term[] } | null = null;

function boundVariables(context: Context): readonly Term[] {
  if (last?.entries !== context.entries) {
    const variables = boundLevels(context).map((level): Term => ({ t: 'var', index: context.size - 1 - level }));
    last = { entries: context.entries, variables };
  }
  return last.variables;
}

export function freshMeta(
  context: Context,
  type: Value,
  name: string,
  span: { readonly start: number; readonly end: number },
  written = false,
): { readonly meta: Meta; readonly term: Term } {
  const args = boundVariables(context);
  const meta: Meta = {
    id: counter++,
    name,
    context,
    type,
    span,
    arity: args.length,
    written,
    solution: null,
    watchers: [],
  };
  track(meta);
  return { meta, term: app({ t: 'meta', meta }, args) };
}

function track(meta: Meta): void {
  metas.push(meta);
  onUndo(() => {
    // What came after it has been taken back.
    if (metas.at(-1) === meta) metas.pop();
    else metas = metas.filter((other) => other !== meta);
  });
}

/** A metavariable with part of another's arguments, when that is pruned. */
export function prunedMeta(of: Meta, arity: number): Meta {
  const meta: Meta = { ...of, id: counter++, arity, solution: null, watchers: [] };
  track(meta);
  return meta;
}

export function setSolution(meta: Meta, solution: Term): void {
  const watchers = meta.watchers;
  meta.solution = solution;
  meta.watchers = [];
  for (const wake of watchers) wake();
  onUndo(() => {
    meta.solution = null;
    meta.watchers = watchers;
  });
}

function wake(problem: Problem): void {
  if (problem.done || awake.includes(problem)) return;
  awake.push(problem);
  onUndo(() => {
    const at = awake.indexOf(problem);
    if (at >= 0) awake.splice(at, 1);
  });
}

function watch(problem: Problem, on: readonly Meta[]): void {
  for (const meta of on) {
    if (meta.solution !== null) {
      wake(problem);
      return;
    }
  }
  for (const meta of on) {
    const action = () => wake(problem);
    meta.watchers.push(action);
    onUndo(() => {
      meta.watchers = meta.watchers.filter((other) => other !== action);
    });
  }
}

/** A problem that could not be solved at once. */
export function addProblem(problem: Problem, on: readonly Meta[]): void {
  problems.push(problem);
  onUndo(() => {
    problem.done = true;
    problems = problems.filter((other) => other !== problem);
  });
  watch(problem, on);
}

/** A problem to be tried at the next `settle`. */
export function addAwake(problem: Problem): void {
  addProblem(problem, []);
  wake(problem);
}

function finish(problem: Problem): void {
  problem.done = true;
  onUndo(() => {
    problem.done = false;
  });
}

function attemptProblem(problem: Problem, effort: Effort): boolean {
  if (problem.done) return false;
  finish(problem);
  const waiting = problem.retry(effort);
  if (waiting === null) return true;
  problem.done = false;
  watch(problem, waiting);
  return false;
}

/** Try again everything that has something new to go on. */
export function settle(): void {
  while (awake.length > 0) {
    const problem = awake.shift()!;
    onUndo(() => {
      if (!problem.done && !awake.includes(problem)) awake.push(problem);
    });
    attemptProblem(problem, 'normal');
  }
}

export function openProblems(): readonly Problem[] {
  return problems.filter((problem) => !problem.done);
}

/**
 * End of a declaration: everything must be solved now.
 *
 * @param except problems of a declaration around this one, which may wait
 */
export function settleAll(except: ReadonlySet<Problem> = new Set()): void {
  settle();
  const efforts: readonly Effort[] = ['normal', 'default', 'final'];
  for (let at = 0; at < efforts.length; ) {
    problems = problems.filter((problem) => !problem.done);
    const mine = problems.filter((problem) => !except.has(problem));
    if (mine.length === 0) return;
    let progress = false;
    for (const problem of mine) {
      if (attemptProblem(problem, efforts[at]!)) {
        settle();
        progress = true;
        break;
      }
    }
    at = progress ? 0 : at + 1;
  }
  const open = openProblems().find((problem) => !except.has(problem));
  if (open !== undefined) open.giveUp();
}
