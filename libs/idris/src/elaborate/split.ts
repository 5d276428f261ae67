/**
 * Splitting a variable: its constructors, and unification of their indices with those of its type.
 *
 * The rules are those of McBride ("Elimination with a motive") as Cockx & Abel use them ("Elaborating dependent
 * (co)pattern matching"): deletion (with K), solution, injectivity, conflict, cycle. What none of them decides is stuck,
 * and stuck is not a proof of impossibility. The kernel runs its own copy of these rules on the result.
 */
import { type Context, type Entry, lazyVariable, mapScope } from './context.ts';
import { asConstructor, constant, evaluate, quote, typeOfGlobal, variable, whnf } from './evaluate.ts';
import { dependencies } from './rebase.ts';
import { convertible } from './unify.ts';
import type { ConstructorInfo, Global, Value } from './values.ts';

export interface Refined {
  readonly context: Context;
  /** From values of the context before to values of the context after. */
  readonly through: (value: Value) => Value;
}

export type SplitOutcome =
  | ({ readonly kind: 'branch'; readonly fields: readonly string[] } & Refined)
  | { readonly kind: 'conflict' }
  | { readonly kind: 'stuck'; readonly left: Value; readonly right: Value; readonly context: Context };

/** What becomes of the context when the variable at `level`, of type `type`, is this constructor. */
export function splitBy(
  context: Context,
  level: number,
  type: Value & { v: 'data' },
  constructor: Global,
): SplitOutcome {
  const opened = openConstructor(context, type, constructor);
  const indices = indexPairs(type, opened.result);
  const unified = unifyIndices(opened.context, indices);
  if (unified.kind !== 'unified') return unified;
  const solved = solve(unified.context, level, unified.through(opened.value));
  return {
    kind: 'branch',
    fields: opened.fields,
    context: solved.context,
    through: (value) => solved.through(unified.through(value)),
  };
}

/** Does every constructor conflict with the type's indices? */
export function isEmptyType(context: Context, type: Value): boolean {
  const head = whnf(type);
  if (head.v !== 'data' || head.global.kind !== 'data' || head.global.data === null) return false;
  return head.global.data.constructors.every((constructor) => {
    const opened = openConstructor(context, head, constructor);
    return unifyIndices(opened.context, indexPairs(head, opened.result)).kind === 'conflict';
  });
}

interface Opened {
  readonly context: Context;
  readonly value: Value;
  readonly result: Value & { v: 'data' };
  readonly fields: readonly string[];
}

/** A constructor with fresh variables for its fields. */
function openConstructor(context: Context, type: Value & { v: 'data' }, constructor: Global): Opened {
  const info = constructor.constructor_!;
  const env = [...context.env];
  const entries: Entry[] = [...context.entries];
  const args: Value[] = [];
  const fields: string[] = [];
  let rest = whnf(typeOfGlobal(constructor));
  for (let at = 0; rest.v === 'pi'; at++) {
    const parameter = info.parameters.indexOf(at);
    let value: Value;
    if (parameter >= 0) value = type.args[type.global.data!.parameters[parameter]!]!;
    else {
      value = variable(env.length, rest.name, rest.domain);
      env.push(value);
      entries.push({ name: rest.name, type: rest.domain, quantity: rest.quantity, bound: true });
      fields.push(rest.name);
    }
    args.push(value);
    rest = whnf(rest.body(value));
  }
  if (rest.v !== 'data') throw new Error(`${constructor.name} builds no data type`);
  return {
    context: { size: env.length, env, entries, scope: context.scope },
    value: constant(constructor, args),
    result: rest,
    fields,
  };
}

function indexPairs(type: Value & { v: 'data' }, result: Value & { v: 'data' }): [Value, Value][] {
  const pairs: [Value, Value][] = [];
  result.args.forEach((arg, at) => {
    if (!type.global.data!.parameters.includes(at)) pairs.push([arg, type.args[at]!]);
  });
  return pairs;
}

type Unified =
  | ({ readonly kind: 'unified' } & Refined)
  | { readonly kind: 'conflict' }
  | { readonly kind: 'stuck'; readonly left: Value; readonly right: Value; readonly context: Context };

export function unifyIndices(start: Context, pairs: readonly (readonly [Value, Value])[]): Unified {
  let context = start;
  let through = (value: Value): Value => value;
  let todo: (readonly [Value, Value])[] = [...pairs];
  let waiting: (readonly [Value, Value])[] = [];
  let progress = false;
  for (;;) {
    const next = todo.shift();
    if (next === undefined) {
      if (waiting.length === 0) return { kind: 'unified', context, through };
      if (!progress) return { kind: 'stuck', left: waiting[0]![0], right: waiting[0]![1], context };
      todo = waiting;
      waiting = [];
      progress = false;
      continue;
    }
    const step = unifyOne(context, next[0], next[1]);
    switch (step.kind) {
      case 'conflict':
        return step;
      case 'stuck':
        waiting.push(next);
        break;
      case 'more':
        todo.unshift(...step.pairs);
        progress = true;
        break;
      case 'solved': {
        const before = through;
        context = step.context;
        through = (value) => step.through(before(value));
        todo = todo.map(([l, r]) => [step.through(l), step.through(r)]);
        waiting = waiting.map(([l, r]) => [step.through(l), step.through(r)]);
        progress = true;
        break;
      }
    }
  }
}

type Step =
  | { readonly kind: 'conflict' }
  | { readonly kind: 'stuck' }
  | { readonly kind: 'more'; readonly pairs: readonly (readonly [Value, Value])[] }
  | ({ readonly kind: 'solved' } & Refined);

const CONFLICT: Step = { kind: 'conflict' };
const STUCK: Step = { kind: 'stuck' };

function unifyOne(context: Context, left: Value, right: Value): Step {
  if (convertible(left, right, context.size)) return { kind: 'more', pairs: [] };
  const l = whnf(left);
  const r = whnf(right);
  const lv = boundVariable(context, l);
  const rv = boundVariable(context, r);
  if (lv !== null && rv !== null) {
    const [first, second] = solveFirst(context, lv, rv) ? [l, r] : [r, l];
    const step = trySolve(context, boundVariable(context, first)!, second);
    return step.kind === 'solved' ? step : trySolve(context, boundVariable(context, second)!, first);
  }
  if (lv !== null) return trySolve(context, lv, r);
  if (rv !== null) return trySolve(context, rv, l);
  return constructorsOf(l, r);
}

/** Of two variables the less usable one is solved: the erased one, else the newer one. */
function solveFirst(context: Context, left: number, right: number): boolean {
  const lq = context.entries[left]!.quantity;
  const rq = context.entries[right]!.quantity;
  return lq === rq ? left > right : lq < rq;
}

export function boundVariable(context: Context, value: Value): number | null {
  if (value.v !== 'local' || value.args.length > 0) return null;
  const { level } = value.variable;
  return context.entries[level]?.bound === true ? level : null;
}

/** Injectivity and conflict. */
function constructorsOf(l: Value, r: Value): Step {
  if (l.v === 'lit' && r.v === 'lit') return CONFLICT;
  if (l.v === 'nat' && r.v === 'nat') return CONFLICT;
  const family = l.v === 'con' ? l.global : r.v === 'con' ? r.global : null;
  if (family !== null) {
    const constructors = family.constructor_!.data.data!.constructors;
    const lc = asConstructor(l, constructors);
    const rc = asConstructor(r, constructors);
    if (lc === null || rc === null) return STUCK;
    if (lc.global !== rc.global) return CONFLICT;
    const info = lc.global.constructor_!;
    if (lc.args.length !== info.names.length || rc.args.length !== info.names.length) return STUCK;
    return { kind: 'more', pairs: fieldPairs(info, lc.args, rc.args) };
  }
  return STUCK;
}

function fieldPairs(info: ConstructorInfo, left: readonly Value[], right: readonly Value[]): [Value, Value][] {
  return info.fields.map((field) => [left[field]!, right[field]!]);
}

function trySolve(context: Context, level: number, value: Value): Step {
  if (dependencies(context, value).has(level)) {
    return occursRigidly(level, value) ? CONFLICT : STUCK;
  }
  return { kind: 'solved', ...solve(context, level, value) };
}

/** Strictly inside constructors only: then no finite value solves it. */
function occursRigidly(level: number, value: Value): boolean {
  const head = whnf(value);
  if (head.v !== 'con') return false;
  return head.global.constructor_!.fields.some((field) => {
    const arg = head.args[field];
    if (arg === undefined) return false;
    const inner = whnf(arg);
    if (inner.v === 'local' && inner.args.length === 0 && inner.variable.level === level) return true;
    return occursRigidly(level, inner);
  });
}

/** The context in which a variable is its solution. */
export function solve(context: Context, level: number, solution: Value): Refined {
  const { size } = context;
  const env: Value[] = new Array(size);
  const entries: Entry[] = new Array(size);
  const through = (value: Value): Value => evaluate(env, quote(value, size));
  for (let at = 0; at < size; at++) {
    const entry = context.entries[at]!;
    const bound = entry.bound && at !== level;
    const made = lazyVariable(at, entry.name, entry.quantity, () => through(entry.type), bound);
    entries[at] = made.entry;
    if (bound) env[at] = made.value;
  }
  env[level] = through(solution);
  for (let at = 0; at < size; at++) {
    if (env[at] === undefined) env[at] = through(context.env[at]!);
  }
  return { context: { size, env, entries, scope: mapScope(context, through) }, through };
}
