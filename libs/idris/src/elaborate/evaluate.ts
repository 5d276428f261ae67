/**
 * Normalisation by evaluation, with lazy unfolding: a function applied stays as it is until somebody needs its head.
 *
 * After Coquand ("An algorithm for type-checking dependent types") and the glued evaluation of Kovács (smalltt). The
 * result of unfolding is kept in the value; what was stuck on a metavariable is tried again once that is solved.
 */
import { birth, lasting, onUndo, outlives } from './trail.ts';
import {
  type Branch,
  extended,
  type Global,
  type GlobalValue,
  type Meta,
  mentions,
  NO_VALUES,
  type Passing,
  type PiValue,
  type Term,
  type Tree,
  TYPE,
  TYPE_VALUE,
  type Value,
} from './values.ts';

/** A declaration takes too many steps of evaluation. */
export class OutOfSteps extends Error {}

/** A hundred times what any declaration of the library or of the proofs takes. */
const MOST_STEPS = 1_000_000;
let steps = 0;
/** A value shares its parts and a term does not: some are too large to be written out. */
const MOST_NODES = 1_000_000;
let nodes = 0;

/** Start of a declaration. */
export function resetSteps(): void {
  steps = 0;
  nodes = 0;
}

/** One more node of a term that is made from a value. */
export function countNode(): void {
  if (++nodes > MOST_NODES) throw new OutOfSteps('too large a term');
}

export type Env = readonly Value[];

// What makes functions stands apart: in a function that makes one somewhere, each call has an object for its variables.
export function evaluate(env: Env, term: Term): Value {
  switch (term.t) {
    case 'var':
      return env[env.length - 1 - term.index]!;
    case 'const':
      return constant(term.global, NO_VALUES);
    case 'meta':
      return { v: 'flex', meta: term.meta, args: NO_VALUES };
    case 'app': {
      const args = evaluateAll(env, term.args);
      if (term.fn.t === 'const') return constant(term.fn.global, args);
      if (term.fn.t === 'meta') return applyMeta(term.fn.meta, args);
      return apply(evaluate(env, term.fn), args);
    }
    case 'lam':
      return lambdaValue(env, term);
    case 'pi':
      return piValue(env, term);
    case 'let':
      return evaluate(extended(env, evaluate(env, term.value)), term.body);
    case 'type':
      return TYPE_VALUE;
    case 'nat':
      return { v: 'nat', value: term.value };
    case 'lit':
      return { v: 'lit', type: term.type, value: term.value };
  }
}

function evaluateAll(env: Env, terms: readonly Term[]): readonly Value[] {
  const { length } = terms;
  const values = new Array<Value>(length);
  for (let at = 0; at < length; at++) values[at] = evaluate(env, terms[at]!);
  return values;
}

function lambdaValue(env: Env, term: Term & { t: 'lam' }): Value {
  return {
    v: 'lam',
    quantity: term.quantity,
    name: term.name,
    type: evaluate(env, term.type),
    body: (argument) => evaluate(extended(env, argument), term.body),
  };
}

function piValue(env: Env, term: Term & { t: 'pi' }): PiValue {
  return {
    v: 'pi',
    quantity: term.quantity,
    name: term.name,
    passing: term.passing.kind === 'default' ? defaultOf(env, term.passing.value) : term.passing,
    domain: evaluate(env, term.domain),
    body: (argument) => evaluate(extended(env, argument), term.body),
    written: term,
  };
}

function defaultOf(env: Env, value: Term): Passing<() => Value> {
  return { kind: 'default', value: () => evaluate(env, value) };
}

const dependent = new WeakMap<Term, boolean>();

/** False if what follows an argument is the same for any; true where nobody knows. */
export function dependsOnArgument({ written }: PiValue): boolean {
  if (written === undefined) return true;
  let known = dependent.get(written);
  if (known === undefined) {
    known = mentions(written.body, 0);
    dependent.set(written, known);
  }
  return known;
}

/** A global applied: natural number literals fold, everything else waits. */
export function constant(global: Global, args: readonly Value[]): Value {
  switch (global.kind) {
    case 'function':
    case 'primitive function':
      return { v: 'global', global, args, unfolded: undefined, blocker: null, born: birth };
    case 'constructor':
      if (global.nat === 'zero') return { v: 'nat', value: 0n };
      if (global.nat === 'successor' && args.length === 1) {
        const below = args[0]!;
        if (below.v === 'nat') return { v: 'nat', value: below.value + 1n };
      }
      return { v: 'con', global, args };
    default:
      return { v: 'data', global, args };
  }
}

export function apply(fn: Value, args: readonly Value[]): Value {
  let result = fn;
  for (let at = 0; at < args.length; at++) {
    switch (result.v) {
      case 'lam':
        result = result.body(args[at]!);
        break;
      case 'local':
        return { v: 'local', variable: result.variable, args: [...result.args, ...args.slice(at)] };
      case 'flex':
        return applyMeta(result.meta, [...result.args, ...args.slice(at)]);
      case 'global':
      case 'data':
      case 'con':
        return constant(result.global, [...result.args, ...args.slice(at)]);
      default:
        throw new Error(`a value that is no function is applied: ${result.v}`);
    }
  }
  return result;
}

function applyMeta(meta: Meta, args: readonly Value[]): Value {
  if (meta.solution === null || args.length < meta.arity) return { v: 'flex', meta, args };
  const solved = evaluate(args.length === meta.arity ? args : args.slice(0, meta.arity), meta.solution);
  return args.length === meta.arity ? solved : apply(solved, args.slice(meta.arity));
}

/** Solved metavariables at the head are replaced; functions stay folded. */
export function force(value: Value): Value {
  let result = value;
  while (result.v === 'flex' && result.meta.solution !== null && result.args.length >= result.meta.arity) {
    result = applyMeta(result.meta, result.args);
  }
  return result;
}

/** Weak head normal form: functions unfolded as far as they go. */
export function whnf(value: Value): Value {
  let result = force(value);
  while (result.v === 'global') {
    const next = unfold(result);
    if (next === null) return result;
    result = force(next);
  }
  if (result.v === 'con' && result.global.nat === 'successor' && result.args.length === 1) {
    const below = force(result.args[0]!);
    if (below.v === 'nat') return { v: 'nat', value: below.value + 1n };
  }
  return result;
}

/** One unfolding of a function applied, or null if it is stuck. */
export function unfold(value: GlobalValue): Value | null {
  if (value.unfolded !== undefined) return value.unfolded;
  if (value.blocker !== null && value.blocker.solution === null) return null;
  const { global, args } = value;
  if (global.opaque || args.length < global.arity) {
    keep(value, null);
    return null;
  }
  if (global.tree === null && global.compute === null) return null;
  if (++steps > MOST_STEPS) throw new OutOfSteps('too many steps of evaluation');
  const outcome = run(global, args);
  if (outcome.kind === 'stuck') {
    if (outcome.on === 'for good') keep(value, null);
    else block(value, outcome.on === 'unknown' ? null : outcome.on);
    return null;
  }
  const result = args.length === global.arity ? outcome.value : apply(outcome.value, args.slice(global.arity));
  keep(value, result);
  return result;
}

function keep(value: GlobalValue, result: Value | null): void {
  value.unfolded = result;
  if (!outlives(value.born)) return;
  onUndo(() => {
    value.unfolded = undefined;
  });
}

function block(value: GlobalValue, on: Meta | null): void {
  const before = value.blocker;
  if (before === on) return;
  value.blocker = on;
  if (!outlives(value.born)) return;
  onUndo(() => {
    value.blocker = before;
  });
}

type Blocked = Meta | 'for good' | 'unknown';
type Outcome = { readonly kind: 'done'; readonly value: Value } | { readonly kind: 'stuck'; readonly on: Blocked };

function run(global: Global, args: readonly Value[]): Outcome {
  if (global.compute !== null) {
    const value = global.compute(args);
    if (value !== null) return { kind: 'done', value };
    if (global.tree === null) return { kind: 'stuck', on: 'unknown' };
  }
  let tree: Tree = global.tree!;
  let env: Env = args.length === global.arity ? args : args.slice(0, global.arity);
  for (;;) {
    if (tree.kind === 'body') return { kind: 'done', value: evaluate(env, tree.term) };
    const scrutinee = whnf(env[tree.level]!);
    if (tree.kind === 'literal') {
      if (scrutinee.v !== 'lit') return { kind: 'stuck', on: blockerOf(scrutinee) };
      const { value } = scrutinee;
      tree = tree.branches.find((branch) => branch.value === value)?.tree ?? tree.otherwise;
      continue;
    }
    if (scrutinee.v !== 'con' && scrutinee.v !== 'nat') return { kind: 'stuck', on: blockerOf(scrutinee) };
    const branch = branchFor(tree, scrutinee);
    if (branch !== null) env = withFields(env, scrutinee);
    const next: Tree | null = branch === null ? tree.otherwise : branch.tree;
    if (next === null) return { kind: 'stuck', on: blockerOf(scrutinee) };
    tree = next;
  }
}

type Constructed = Value & { v: 'con' | 'nat' };

function branchFor({ branches }: Tree & { kind: 'case' }, scrutinee: Constructed): Branch | null {
  const role = scrutinee.v === 'con' ? null : scrutinee.value === 0n ? 'zero' : 'successor';
  for (let at = 0; at < branches.length; at++) {
    const { constructor } = branches[at]!;
    if (scrutinee.v === 'con' ? constructor === scrutinee.global : constructor.nat === role) return branches[at]!;
  }
  return null;
}

/** The environment of a branch. */
function withFields(env: Env, scrutinee: Constructed): Env {
  if (scrutinee.v === 'nat')
    return scrutinee.value === 0n ? env : extended(env, { v: 'nat', value: scrutinee.value - 1n });
  const { fields } = scrutinee.global.constructor_!;
  const inner = new Array<Value>(env.length + fields.length);
  for (let at = 0; at < env.length; at++) inner[at] = env[at]!;
  for (let at = 0; at < fields.length; at++) inner[env.length + at] = scrutinee.args[fields[at]!]!;
  return inner;
}

/** Which metavariable keeps a weak head normal form from being a constructor. */
export function blockerOf(value: Value): Blocked {
  if (value.v === 'flex') return value.meta;
  if (value.v !== 'global') return 'for good';
  if (value.unfolded === null) return 'for good';
  return value.blocker ?? 'unknown';
}

/** The constructor form of a value in weak head normal form: literals of Nat are shown as zero or successor. */
export function asConstructor(
  value: Value,
  constructors: readonly Global[],
): { readonly global: Global; readonly args: readonly Value[] } | null {
  if (value.v === 'con') return value;
  if (value.v !== 'nat') return null;
  const role = value.value === 0n ? 'zero' : 'successor';
  const global = constructors.find((candidate) => candidate.nat === role);
  if (global === undefined) return null;
  return { global, args: role === 'zero' ? NO_VALUES : [{ v: 'nat', value: value.value - 1n }] };
}

export function variable(level: number, name: string, type: Value): Value {
  return { v: 'local', variable: { level, name, type }, args: NO_VALUES };
}

/** Back to a term, functions folded. `size` is the number of variables in scope. */
export function quote(value: Value, size: number): Term {
  countNode();
  const forced = force(value);
  switch (forced.v) {
    case 'local':
      return quoteSpine({ t: 'var', index: size - 1 - forced.variable.level }, forced.args, size);
    case 'flex':
      return quoteSpine({ t: 'meta', meta: forced.meta }, forced.args, size);
    case 'global':
    case 'data':
    case 'con':
      return quoteSpine({ t: 'const', global: forced.global }, forced.args, size);
    case 'lam':
      return {
        t: 'lam',
        quantity: forced.quantity,
        name: forced.name,
        type: quote(forced.type, size),
        body: quote(forced.body(variable(size, forced.name, forced.type)), size + 1),
      };
    case 'pi':
      return {
        t: 'pi',
        quantity: forced.quantity,
        name: forced.name,
        passing: quotePassing(forced.passing, size),
        domain: quote(forced.domain, size),
        body: quote(openPi(forced, size), size + 1),
      };
    case 'type':
      return TYPE;
    case 'nat':
      return { t: 'nat', value: forced.value };
    case 'lit':
      return { t: 'lit', type: forced.type, value: forced.value };
  }
}

export function quotePassing(passing: Passing<() => Value>, size: number): Passing<Term> {
  return passing.kind === 'default' ? { kind: 'default', value: quote(passing.value(), size) } : passing;
}

function quoteSpine(head: Term, args: readonly Value[], size: number): Term {
  const { length } = args;
  if (length === 0) return head;
  const terms = new Array<Term>(length);
  for (let at = 0; at < length; at++) terms[at] = quote(args[at]!, size);
  return { t: 'app', fn: head, args: terms };
}

/** The body of a function type at a fresh variable. */
export function openPi(pi: PiValue, size: number): Value {
  return pi.body(variable(size, pi.name, pi.domain));
}

export function typeOfGlobal(global: Global): Value {
  global.typeValue ??= lasting(() => evaluate([], global.type));
  return global.typeValue;
}
