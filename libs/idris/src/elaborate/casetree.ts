/**
 * Clauses to case trees, by splitting from left to right with first-match semantics.
 *
 * After Cockx & Abel, "Elaborating dependent (co)pattern matching": the first clause that is left says which variable to
 * split next (the first that is not erased); each constructor's indices are unified with the type's, which refines the
 * context; a pattern against what is already known is compared with it. A constructor that no clause names goes to
 * `otherwise` when there are several. The environment only grows, as core's format says.
 */
import { Consequence, Rejected, type Span } from '../diagnostic.ts';
import { isVariable } from '../syntax/desugar.ts';
import type { Raw } from '../syntax/raw.ts';
import { type Covers, explainUncovered } from './advice.ts';
import { type Context, evaluateIn, meaningOf, named } from './context.ts';
import { telescope } from './data.ts';
import { asConstructor, whnf } from './evaluate.ts';
import { freshMeta, settle } from './metas.ts';
import { argumentConstraints, type Binding, type Constraint, shapeOf } from './patterns.ts';
import { printIn } from './print.ts';
import { fail, resolveQuietly, type Session } from './session.ts';
import { bindableNames } from './signature.ts';
import { boundVariable, isEmptyType, type SplitOutcome, solve, splitBy } from './split.ts';
import { check, match } from './term.ts';
import { attempt } from './trail.ts';
import { convertible } from './unify.ts';
import { type Branch, type Global, type Term, type Tree, TYPE_VALUE, type Value } from './values.ts';

/** What can only be looked at when the clause has matched. */
type LeafCheck =
  | { readonly kind: 'same'; readonly name: string; readonly left: Value; readonly right: Value; readonly span: Span }
  | { readonly kind: 'dotted'; readonly term: Raw; readonly value: Value; readonly type: () => Value };

export interface Row {
  /** Which clause; rows keep it through all splits. */
  readonly id: number;
  readonly span: Span;
  readonly impossible: boolean;
  readonly constraints: readonly Constraint[];
  readonly bindings: readonly Binding[];
  /** Implicit arguments that no pattern names: in scope under their own names, where nothing hides them. */
  readonly implicits: readonly Binding[];
  readonly checks: readonly LeafCheck[];
}

/** What goes with the context through every refinement. */
export interface State {
  readonly context: Context;
  readonly goal: Value;
  /** The arguments as they are known: for what is missing, and for `with`. */
  readonly subjects: readonly Value[];
  /** The types of what the `with`s around here have added. */
  readonly withTypes: readonly Value[];
}

export interface Job {
  readonly s: Session;
  readonly span: Span;
  /** Every clause must be able to match. Not asked of what stands inside a clause, which may be met more than once. */
  readonly strict: boolean;
  /** How the left side is shown when a case is missing. */
  readonly show: (state: State) => string;
  readonly covers: Covers;
  readonly leaf: (row: Row, state: State) => Tree;
}

interface Run extends Job {
  readonly missing: string[];
  readonly reached: Set<number>;
  /** Only to see what one clause does: nothing else has to be covered. */
  readonly alone: boolean;
  /** What clauses call the variables on the way to where we are, by level: whoever reads core meets the source's names. */
  readonly spoken: Map<number, string>;
}

/** The case tree of some clauses; complains of missing cases and of clauses that are wrong about being impossible. */
export function compile(job: Job, state: State, rows: readonly Row[]): Tree {
  const run: Run = { ...job, missing: [], reached: new Set(), alone: false, spoken: new Map() };
  const tree = build(run, state, rows);
  for (const row of rows) {
    if (!row.impossible && run.reached.has(row.id)) continue;
    // Unreachable clauses must make sense all the same, and impossible ones be so by themselves.
    const reached = new Set<number>();
    const outcome = attempt(
      () => build({ ...job, missing: [], reached, alone: true, spoken: new Map() }, state, [row]),
      () => false,
    );
    if (!outcome.ok) throw outcome.error;
    if (job.strict && !row.impossible && !reached.has(row.id)) {
      fail(job.s, 'type', row.span, 'this clause can never match: its patterns contradict the types', {
        tries: ['leave it out, or write `impossible` in the place of its right side'],
      });
    }
  }
  if (run.missing.length > 0) {
    const { message, more } = explainUncovered(job.covers, run.missing);
    return fail(job.s, 'coverage', job.span, message, more);
  }
  return tree;
}

const ABSURD: Tree = { kind: 'case', level: 0, branches: [], otherwise: null };

function build(run: Run, state: State, all: readonly Row[]): Tree {
  const rows: Row[] = [];
  for (const row of all) {
    const simpler = row.impossible ? simplifyImpossible(run, state, row) : simplify(run, state, row);
    if (simpler !== null) rows.push(simpler);
  }
  const first = rows[0];
  if (first === undefined) return absurd(state) ?? (run.alone ? ABSURD : reportMissing(run, state));
  if (first.constraints.length === 0) {
    const nothing = first.impossible && contradicts(run.s, state.context, first);
    return nothing ? build(run, state, rows.slice(1)) : leaf(run, state, first);
  }
  return split(run, state, rows, first);
}

function reportMissing(run: Run, state: State): Tree {
  run.missing.push(run.show(state));
  return ABSURD;
}

/** A variable whose type has no constructor left settles the matter. */
function absurd(state: State): Tree | null {
  const { context } = state;
  for (let level = context.size - 1; level >= 0; level--) {
    if (!context.entries[level]!.bound) continue;
    if (isEmptyType(context, context.entries[level]!.type)) {
      return { kind: 'case', level, branches: [], otherwise: null };
    }
  }
  return null;
}

function leaf(run: Run, state: State, row: Row): Tree {
  run.reached.add(row.id);
  if (row.impossible) {
    const nothing = absurd(state);
    if (nothing !== null) return nothing;
    return fail(run.s, 'impossible', row.span, 'this case is possible', {
      notes: [`for example ${run.show(state)}`],
      tries: ['give it a right side in the place of `impossible`'],
    });
  }
  for (const { name, value } of row.bindings) {
    const level = boundVariable(state.context, whnf(value));
    if (level !== null && !run.spoken.has(level)) run.spoken.set(level, name);
  }
  let scope = state.context.scope;
  for (const { name, value, type } of [...row.implicits, ...row.bindings]) {
    const known = () => typeOfSubject(state.context, value) ?? type();
    scope = { name, meaning: meaningOf(value, known), next: scope };
  }
  let context: Context = { ...state.context, scope };
  for (const item of row.checks) context = checkLeaf(run.s, context, row, item);
  return run.leaf(row, { ...state, context });
}

/** The context with what the check has found names to stand for. */
function checkLeaf(s: Session, context: Context, row: Row, item: LeafCheck): Context {
  if (item.kind === 'same') {
    if (convertible(item.left, item.right, context.size)) return context;
    fail(s, 'pattern', item.span, `${item.name} occurs twice, and the two are not known to be the same`, {
      tries: ['give one of them another name, and compare the two on the right side'],
    });
  }
  const { span } = item.term;
  const names = bindableNames(context, item.term).filter((name) => resolveQuietly(s, name).length === 0);
  const metas: Value[] = [];
  const inside = names.reduce((so, name) => {
    const type = evaluateIn(context, freshMeta(context, TYPE_VALUE, `the type of ${name}`, span).term);
    const value = evaluateIn(context, freshMeta(context, type, name, span).term);
    metas.push(value);
    return named(so, name, value, () => type);
  }, context);
  const term = forcedTerm(s, inside, item);
  settle();
  const value = evaluateIn(context, term);
  if (metas.length > 0) attempt(() => match(s, context, value, item.value, span, 'this pattern does not fit'));
  const open = metas.findIndex((meta) => whnf(meta).v === 'flex');
  if (open >= 0) return unboundInForced(s, span, names[open]!);
  for (const [at, meta] of metas.entries()) {
    // Two names of patterns are two variables.
    const level = boundVariable(context, whnf(meta));
    const other = row.bindings.find((one) => level !== null && boundVariable(context, whnf(one.value)) === level);
    if (other !== undefined)
      fail(s, 'pattern', span, `${names[at]} would be ${other.name}, and a pattern has one name for a variable`);
  }
  if (convertible(value, item.value, context.size)) return inside;
  return fail(s, 'pattern', item.term.span, 'this pattern is not what the other patterns make of it', {
    expected: printIn(context, item.value),
    found: printIn(context, value),
  });
}

/** A pattern that has no type is impossible: the clause says nothing. */
function simplifyImpossible(run: Run, state: State, row: Row): Row | null {
  try {
    return simplify(run, state, row);
  } catch (error) {
    if (error instanceof Rejected && error.diagnostic.kind === 'pattern') return null;
    throw error;
  }
}

/** Does a pattern that is no constructor say something else than the other patterns? */
function contradicts(s: Session, context: Context, row: Row): boolean {
  return row.checks.some((item) => {
    try {
      return item.kind === 'dotted' && checkLeaf(s, context, row, item) === null;
    } catch (error) {
      if (error instanceof Rejected && error.diagnostic.kind === 'pattern') return true;
      throw error;
    }
  });
}

/** A function applied in a pattern is computed, and binds nothing. */
function forcedTerm(s: Session, context: Context, item: LeafCheck & { kind: 'dotted' }): Term {
  try {
    return check(s, context, item.term, item.type());
  } catch (error) {
    if (!(error instanceof Rejected) || error instanceof Consequence || error.diagnostic.kind !== 'scope') throw error;
    if (!isVariable(error.diagnostic.unknown ?? '')) throw error;
    return unboundInForced(s, item.term.span, error.diagnostic.unknown ?? '');
  }
}

function unboundInForced(s: Session, span: Span, name: string): never {
  return fail(s, 'pattern', span, 'this cannot be matched with: it is a function applied, and no constructor', {
    notes: [`${name} is bound by no other pattern, so that this cannot be computed`],
    tries: ['match with constructors, as S k for k + 1'],
  });
}

// One row ----------------------------------------------------------------------

/** Everything done that can be without splitting; null if the row does not match. */
function simplify(run: Run, state: State, row: Row): Row | null {
  const { s } = run;
  const { context } = state;
  const todo = [...row.constraints];
  const left: Constraint[] = [];
  const bindings = [...row.bindings];
  const checks = [...row.checks];
  const bindName = (name: string, span: Span, value: Value, type: () => Value, plain = false) => {
    const before = bindings.find((binding) => binding.name === name);
    if (before === undefined) bindings.push({ name, value, type, ...(plain ? { plain: span } : {}) });
    else checks.push({ kind: 'same', name, left: before.value, right: value, span });
  };
  for (let next = todo.shift(); next !== undefined; next = todo.shift()) {
    const { pattern, subject } = next;
    const type = () => typeOfSubject(context, subject) ?? next.type();
    switch (pattern.kind) {
      case 'infer':
        continue;
      case 'as':
        bindName(pattern.name, pattern.span, subject, type);
        todo.unshift({ subject, type, pattern: pattern.pattern });
        continue;
      case 'dotted':
        checks.push({ kind: 'dotted', term: pattern.term, value: subject, type });
        continue;
      case 'typed':
        todo.unshift({ subject, type, pattern: pattern.term });
        continue;
    }
    // A type that is still to be computed may be known when another argument has been split.
    if (needsFamily(pattern) && whnf(type()).v === 'global') {
      left.push(next);
      continue;
    }
    const shape = shapeOf(s, context, pattern, type);
    if (shape.kind === 'variable') {
      bindName(shape.name, pattern.span, subject, type, true);
      continue;
    }
    if (shape.kind === 'type' && boundVariable(context, whnf(subject)) !== null) {
      fail(s, 'subset', pattern.span, 'matching on types is not in this checker’s subset');
    }
    if (shape.kind === 'term' || shape.kind === 'type') {
      checks.push({ kind: 'dotted', term: pattern, value: subject, type });
      continue;
    }
    const known = whnf(subject);
    if (shape.kind === 'literal') {
      if (known.v !== 'lit') left.push(next);
      else if (known.value !== shape.value) return null;
      continue;
    }
    const constructor = asConstructor(known, shape.constructor.constructor_!.data.data!.constructors);
    if (constructor === null) {
      left.push(next);
      continue;
    }
    if (constructor.global !== shape.constructor) return null;
    todo.unshift(...argumentConstraints(s, shape, constructor.args, pattern.span));
  }
  return { ...row, constraints: left, bindings, checks };
}

/** Does what this pattern is depend on the type that is matched? */
function needsFamily(pattern: Raw): boolean {
  if (pattern.kind === 'name') return !isVariable(pattern.name) && !pattern.name.startsWith('{');
  return pattern.kind === 'apply' || pattern.kind === 'alternatives' || pattern.kind === 'integer';
}

/** A variable's type is what its context says: `with` may have abstracted it. */
function typeOfSubject(context: Context, subject: Value): Value | null {
  const level = boundVariable(context, whnf(subject));
  return level === null ? null : context.entries[level]!.type;
}

// Splitting --------------------------------------------------------------------

function split(run: Run, state: State, rows: readonly Row[], first: Row): Tree {
  const { context } = state;
  const erased = (constraint: Constraint): number => {
    const level = boundVariable(context, whnf(constraint.subject));
    return level !== null && context.entries[level]!.quantity === 0 && run.s.owner.quantity !== 0 ? 1 : 0;
  };
  const cost = (constraint: Constraint) =>
    (isComputedIndex(context, constraint, first.constraints) ? 2 : 0) + erased(constraint);
  const order = [...first.constraints].sort((left, right) => cost(left) - cost(right));
  let stuck: (() => never) | null = null;
  for (const constraint of order) {
    const level = boundVariable(context, whnf(constraint.subject));
    if (level === null) {
      stuck ??= () =>
        fail(run.s, 'pattern', constraint.pattern.span, 'this is matched with something that is no variable', {
          found: printIn(context, constraint.subject),
        });
      continue;
    }
    const type = whnf(context.entries[level]!.type);
    if (type.v !== 'data') {
      stuck ??= () =>
        fail(run.s, 'pattern', constraint.pattern.span, 'nothing of this type can be matched on', {
          found: printIn(context, type),
        });
      continue;
    }
    if (type.global.kind === 'primitive type') return splitLiterals(run, state, rows, level);
    const outcome = splitConstructors(run, state, rows, level, type);
    if (outcome.kind === 'tree') return outcome.tree;
    stuck ??= () => unifierStuck(run.s, constraint.pattern.span, outcome.by);
  }
  return stuck!();
}

/**
 * Is this the index of something else that is matched here, in a family that computes this index: `xs` beside `Split xs`
 * with `Snoc : … -> Split (xs ++ [x])`? Then that is split first, as long as the index is a variable that can be solved.
 */
function isComputedIndex(context: Context, constraint: Constraint, all: readonly Constraint[]): boolean {
  const level = boundVariable(context, whnf(constraint.subject));
  if (level === null) return false;
  return all.some((other) => {
    const view = boundVariable(context, whnf(other.subject));
    if (view === null || view === level) return false;
    const type = whnf(context.entries[view]!.type);
    if (type.v !== 'data' || type.global.data === null) return false;
    const { parameters, constructors } = type.global.data;
    return type.args.some((arg, at) => {
      if (parameters.includes(at) || boundVariable(context, whnf(arg)) !== level) return false;
      return constructors.some((constructor) => {
        const { result } = telescope(constructor.type);
        const index = result.t === 'app' ? result.args[at] : undefined;
        return index !== undefined && isComputed(index);
      });
    });
  });
}

/** Is a function applied in it, at the top or in a constructor's argument? */
function isComputed(index: Term): boolean {
  if (index.t !== 'app' || index.fn.t !== 'const') return false;
  return index.fn.global.kind === 'function' || index.args.some(isComputed);
}

function unifierStuck(s: Session, span: Span, by: SplitOutcome & { kind: 'stuck' }): never {
  return fail(s, 'unification', span, 'it cannot be told which constructors are possible here', {
    notes: [`because ${printIn(by.context, by.left)} and ${printIn(by.context, by.right)} cannot be compared`],
  });
}

function through(refine: (value: Value) => Value, row: Row): Row {
  const type = (before: () => Value) => {
    let known: Value | null = null;
    return () => {
      known ??= refine(before());
      return known;
    };
  };
  return {
    ...row,
    constraints: row.constraints.map((item) => ({ ...item, subject: refine(item.subject), type: type(item.type) })),
    bindings: row.bindings.map((item) => ({ ...item, value: refine(item.value), type: type(item.type) })),
    implicits: row.implicits.map((item) => ({ ...item, value: refine(item.value), type: type(item.type) })),
    checks: row.checks.map((item) =>
      item.kind === 'same'
        ? { ...item, left: refine(item.left), right: refine(item.right) }
        : { ...item, value: refine(item.value), type: type(item.type) },
    ),
  };
}

function refineState(state: State, context: Context, refine: (value: Value) => Value): State {
  return {
    context,
    goal: refine(state.goal),
    subjects: state.subjects.map(refine),
    withTypes: state.withTypes.map(refine),
  };
}

type SplitResult =
  | { readonly kind: 'tree'; readonly tree: Tree }
  | { readonly kind: 'stuck'; readonly by: SplitOutcome & { kind: 'stuck' } };

function splitConstructors(
  run: Run,
  state: State,
  rows: readonly Row[],
  level: number,
  type: Value & { v: 'data' },
  forced = false,
): SplitResult {
  const { context } = state;
  const { constructors } = type.global.data!;
  const outcomes = constructors.map((constructor) => ({
    constructor,
    outcome: splitBy(context, level, type, constructor),
  }));
  for (const { outcome } of outcomes) if (outcome.kind === 'stuck') return { kind: 'stuck', by: outcome };
  const mentioned = new Set<Global>();
  const catchAll: Row[] = [];
  /** Rows that ask for another constructor do not match. */
  const asks = new Map<Row, Global>();
  for (const row of rows) {
    const here = row.constraints.filter((item) => boundVariable(context, whnf(item.subject)) === level);
    if (here.length === 0) catchAll.push(row);
    for (const item of here) {
      const shape = shapeOf(run.s, context, item.pattern, () => type);
      if (shape.kind !== 'constructor') continue;
      mentioned.add(shape.constructor);
      asks.set(row, shape.constructor);
    }
  }
  const before = hiddenSplit(
    run,
    state,
    level,
    outcomes.map(({ outcome }) => outcome),
  );
  if (before !== null && !forced) {
    for (const [row, constructor] of asks) {
      const { outcome } = outcomes.find((one) => one.constructor === constructor)!;
      if (outcome.kind === 'branch') refuseSolved(run, context, outcome.context, level, row);
    }
    const family = whnf(context.entries[before]!.type);
    if (family.v === 'data') return splitConstructors(run, state, rows, before, family, true);
  }
  const possible = outcomes.filter(({ outcome }) => outcome.kind === 'branch');
  const rest = possible.filter(({ constructor }) => !mentioned.has(constructor));
  const shared = !forced && rest.length > 1 && catchAll.length > 0;
  const branches: Branch[] = [];
  for (const { constructor, outcome } of possible) {
    if (outcome.kind !== 'branch' || (shared && !mentioned.has(constructor))) continue;
    const inside = refineState(state, outcome.context, outcome.through);
    const matching = rows.filter((row) => (asks.get(row) ?? constructor) === constructor);
    for (const row of matching) if (asks.has(row)) refuseSolved(run, context, outcome.context, level, row);
    const tree = build(
      run,
      inside,
      matching.map((row) => through(outcome.through, row)),
    );
    const fields = outcome.fields.map((name, at) => run.spoken.get(context.size + at) ?? name);
    for (const at of run.spoken.keys()) if (at >= context.size) run.spoken.delete(at);
    branches.push({ constructor, fields, tree });
  }
  const otherwise = shared ? build(run, state, catchAll) : null;
  return { kind: 'tree', tree: { kind: 'case', level, branches, otherwise } };
}

const undelayed = (value: Value): Value =>
  value.v === 'con' && value.global.name === 'Builtin.Delay' ? whnf(value.args[1]!) : value;

/** A pattern that is a name stands for anything: matching on something else must not say what it is. */
function refuseSolved(run: Run, before: Context, after: Context, split: number, row: Row): void {
  if (row.impossible) return;
  const isLevel = (value: Value, level: number) => boundVariable(before, whnf(value)) === level;
  for (const { name, value, plain } of row.bindings) {
    if (plain === undefined) continue;
    const level = boundVariable(before, whnf(value));
    if (level === null || level === split || after.entries[level]!.bound) continue;
    // It may be a variable that nobody has named.
    const other = boundVariable(after, undelayed(whnf(after.env[level]!)));
    if (other !== null && !row.bindings.some((one) => one.plain !== undefined && isLevel(one.value, other))) continue;
    fail(run.s, 'pattern', plain, `${name} is a variable here, and another pattern says what it is`, {
      expected: printIn(after, after.env[level]!),
      tries: ['write what it is, in .( ) or as a pattern of its own, or `_`'],
    });
  }
}

/**
 * A variable that is there at run time and that this split would make a constructor of erased variables: `x` becomes
 * `S k` with k erased, by matching on `LTE x y`. It is split first, so that k is there too, as in Idris 2.
 */
function hiddenSplit(run: Run, state: State, level: number, outcomes: readonly SplitOutcome[]): number | null {
  const { context } = state;
  if (run.s.owner.quantity === 0) return null;
  for (const outcome of outcomes) {
    if (outcome.kind !== 'branch') continue;
    for (let at = 0; at < context.size; at++) {
      if (at === level || !context.entries[at]!.bound || outcome.context.entries[at]!.bound) continue;
      if (context.entries[at]!.quantity === 0) continue;
      const value = whnf(outcome.context.env[at]!);
      if (value.v !== 'con') continue;
      const erased = value.global.constructor_!.fields.some((field) => {
        const arg = value.args[field];
        const inner = arg === undefined ? null : boundVariable(outcome.context, whnf(arg));
        return inner !== null && outcome.context.entries[inner]!.quantity === 0;
      });
      if (erased) return at;
    }
  }
  return null;
}

function splitLiterals(run: Run, state: State, rows: readonly Row[], level: number): Tree {
  const { context } = state;
  const type = whnf(context.entries[level]!.type);
  /** By literal, the rows that match it: in order, the ones that ask for none at their places. */
  const matching = new Map<string, Row[]>();
  const catchAll: Row[] = [];
  for (const row of rows) {
    const here = row.constraints.filter((item) => boundVariable(context, whnf(item.subject)) === level);
    const shapes = here.map((item) => shapeOf(run.s, context, item.pattern, () => type));
    const literal = shapes.find((shape) => shape.kind === 'literal');
    if (here.length === 0) {
      for (const others of matching.values()) others.push(row);
      catchAll.push(row);
    } else if (literal === undefined) throw new Error('a constraint on a variable of primitive type is no literal');
    else if (matching.has(literal.value)) matching.get(literal.value)!.push(row);
    else matching.set(literal.value, [...catchAll, row]);
  }
  if (type.v !== 'data') throw new Error('literals belong to a primitive type');
  const branches = [...matching].map(([value, some]) => {
    const literal: Value = { v: 'lit', type: type.global.name as (Value & { v: 'lit' })['type'], value };
    const refined = solve(context, level, literal);
    const inside = refineState(state, refined.context, refined.through);
    const tree = build(
      run,
      inside,
      some.map((row) => through(refined.through, row)),
    );
    return { value, tree };
  });
  const otherwise = build(run, state, catchAll);
  return { kind: 'literal', level, branches, otherwise };
}
