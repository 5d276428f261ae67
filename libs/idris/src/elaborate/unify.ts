/**
 * Unification of values: pattern unification with pruning, eta for functions, lazy unfolding, postponing.
 *
 * Miller's patterns as in Abel & Pientka ("Higher-order dynamic pattern unification for dependent types and records").
 * What is not a pattern waits; at the end of a declaration (`final`) arguments that are no variables are dropped and
 * stuck applications of one function are taken to be equal only argument by argument.
 * Not here: unification of indices when a pattern is split (split.ts), which solves variables, not metavariables.
 */
import {
  apply,
  blockerOf,
  countNode,
  evaluate,
  force,
  quotePassing,
  typeOfGlobal,
  unfold,
  variable,
  whnf,
} from './evaluate.ts';
import { addProblem, type Effort, prunedMeta, setSolution } from './metas.ts';
import { attempt, birth } from './trail.ts';
import { app, type GlobalValue, type Meta, type Term, TYPE, TYPE_VALUE, type Value } from './values.ts';

/** What to say when a postponed equation turns out false; set by the elaborator around each unification. */
type Complain = () => never;

const impossibleComplaint: Complain = () => {
  throw new Error('a postponed equation failed where none was expected');
};

interface Mode {
  readonly solve: boolean;
  /** Nothing may wait: what cannot be decided now is unequal. */
  readonly strict: boolean;
  readonly unfold: boolean;
  readonly effort: Effort;
  readonly complain: Complain;
}

const CHECK: Mode = { solve: false, strict: true, unfold: true, effort: 'normal', complain: impossibleComplaint };
/** The same as written, but for solved metavariables: quick, and often enough. */
const AS_WRITTEN: Mode = { ...CHECK, unfold: false };

/** Are the two equal by definition, as far as is known now? Solves nothing. */
export function convertible(left: Value, right: Value, size: number): boolean {
  return equal(left, right, size, CHECK);
}

/** Make the two equal; false if they cannot be. Equations that must wait complain later. */
export function unify(left: Value, right: Value, size: number, complain: Complain): boolean {
  return equal(left, right, size, { solve: true, strict: false, unfold: true, effort: 'normal', complain });
}

/** As `unify`, but it must be decided at once (proof search). */
export function unifyNow(left: Value, right: Value, size: number): boolean {
  return equal(left, right, size, {
    solve: true,
    strict: true,
    unfold: true,
    effort: 'normal',
    complain: impossibleComplaint,
  });
}

function postpone(left: Value, right: Value, size: number, mode: Mode, on: readonly Meta[]): boolean {
  addProblem(
    {
      done: false,
      retry: (effort) => {
        const waiting: Meta[] = [];
        const again = collecting(waiting, () => equal(left, right, size, { ...mode, effort }));
        if (!again) return mode.complain();
        return waiting.length === 0 ? null : waiting;
      },
      giveUp: mode.complain,
    },
    on,
  );
  return true;
}

/** While a postponed equation is retried at its root, being stuck again is noted instead of postponed twice. */
let collected: Meta[] | null = null;

function collecting(into: Meta[], run: () => boolean): boolean {
  const before = collected;
  collected = into;
  try {
    return run();
  } finally {
    collected = before;
  }
}

function stuck(left: Value, right: Value, size: number, mode: Mode, on: readonly Meta[]): boolean {
  if (mode.strict) return false;
  if (collected !== null) {
    collected.push(...on);
    return true;
  }
  return postpone(left, right, size, mode, on);
}

function below(left: Value, right: Value, size: number, mode: Mode): boolean {
  if (collected === null) return equal(left, right, size, mode);
  const before = collected;
  collected = null;
  try {
    return equal(left, right, size, mode);
  } finally {
    collected = before;
  }
}

function spines(left: readonly Value[], right: readonly Value[], size: number, mode: Mode): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) if (!below(left[at]!, right[at]!, size, mode)) return false;
  return true;
}

function equal(left: Value, right: Value, size: number, mode: Mode): boolean {
  const l = force(left);
  const r = force(right);
  if (l === r) return true;
  if (l.v === 'flex' || r.v === 'flex') return flexible(l, r, size, mode);
  if (l.v === 'global' && r.v === 'global' && l.global === r.global && l.args.length === r.args.length) {
    if (spines(l.args, r.args, size, AS_WRITTEN)) return true;
  }
  if (l.v === 'global' || r.v === 'global') {
    if (!mode.unfold) return false;
    const lw = whnf(l);
    const rw = whnf(r);
    if (lw.v === 'flex' || rw.v === 'flex') return flexible(lw, rw, size, mode);
    if (lw.v === 'global' || rw.v === 'global') return folded(lw, rw, size, mode);
    return rigid(lw, rw, size, mode);
  }
  return rigid(l, r, size, mode);
}

/** At least one side is a function application that does not reduce now. */
function folded(l: Value, r: Value, size: number, mode: Mode): boolean {
  if (l.v === 'lam' || r.v === 'lam') return etaExpanded(l, r, size, mode);
  const blockers: Meta[] = [];
  let unknown = false;
  for (const side of [l, r]) {
    const on = side.v === 'global' ? blockerOf(side) : 'for good';
    if (on === 'unknown') unknown = true;
    else if (on !== 'for good') blockers.push(on);
  }
  if (l.v === 'global' && r.v === 'global' && l.global === r.global && l.args.length === r.args.length) {
    if (blockers.length === 0 || mode.effort === 'final') return spines(l.args, r.args, size, mode);
    if (spines(l.args, r.args, size, AS_WRITTEN)) return true;
    return stuck(l, r, size, mode, blockers);
  }
  if (blockers.length > 0) return mode.effort === 'final' ? false : stuck(l, r, size, mode, blockers);
  return unknown && false;
}

function etaExpanded(l: Value, r: Value, size: number, mode: Mode): boolean {
  const lam = l.v === 'lam' ? l : r;
  if (lam.v !== 'lam') return false;
  const other = l.v === 'lam' ? r : l;
  if (other.v === 'type' || other.v === 'pi' || other.v === 'nat' || other.v === 'lit') return false;
  const fresh = variable(size, lam.name, lam.type);
  const opened = lam.body(fresh);
  const applied = apply(other, [fresh]);
  return l.v === 'lam' ? below(opened, applied, size + 1, mode) : below(applied, opened, size + 1, mode);
}

function rigid(l: Value, r: Value, size: number, mode: Mode): boolean {
  if (l.v === 'lam' || r.v === 'lam') {
    if (l.v === 'lam' && r.v === 'lam') {
      const fresh = variable(size, l.name, l.type);
      return below(l.body(fresh), r.body(fresh), size + 1, mode);
    }
    return etaExpanded(l, r, size, mode);
  }
  switch (l.v) {
    case 'local':
      return r.v === 'local' && l.variable.level === r.variable.level && spines(l.args, r.args, size, mode);
    case 'data':
      return r.v === 'data' && l.global === r.global && spines(l.args, r.args, size, mode);
    case 'con':
      if (r.v === 'nat') return naturals(l, r.value, size, mode);
      return r.v === 'con' && l.global === r.global && spines(l.args, r.args, size, mode);
    case 'nat':
      if (r.v === 'con') return naturals(r, l.value, size, mode);
      return r.v === 'nat' && l.value === r.value;
    case 'lit':
      return r.v === 'lit' && l.type === r.type && l.value === r.value;
    case 'type':
      return r.v === 'type';
    case 'pi': {
      if (r.v !== 'pi') return false;
      if (!samePassing(l.passing.kind, r.passing.kind) || l.quantity !== r.quantity) return false;
      if (!below(l.domain, r.domain, size, mode)) return false;
      const fresh = variable(size, l.name, l.domain);
      return below(l.body(fresh), r.body(fresh), size + 1, mode);
    }
    default:
      return false;
  }
}

function samePassing(left: string, right: string): boolean {
  return left === right || (left !== 'explicit' && right !== 'explicit');
}

function naturals(con: Value & { v: 'con' }, literal: bigint, size: number, mode: Mode): boolean {
  if (con.global.nat !== 'successor' || literal === 0n || con.args.length !== 1) return false;
  return below(con.args[0]!, { v: 'nat', value: literal - 1n }, size, mode);
}

// Metavariables --------------------------------------------------------------

function flexible(l: Value, r: Value, size: number, mode: Mode): boolean {
  if (l.v === 'flex' && r.v === 'flex' && l.meta === r.meta) return sameMeta(l, r, size, mode);
  if (!mode.solve) return false;
  const on: Meta[] = [];
  if (l.v === 'flex') {
    const outcome = solve(l.meta, l.args, r, size, mode);
    if (outcome === 'solved') return true;
    if (outcome === 'never' && r.v !== 'flex') return reducedOrFail(l, r, size, mode);
    on.push(l.meta);
  }
  if (r.v === 'flex') {
    const outcome = solve(r.meta, r.args, l, size, mode);
    if (outcome === 'solved') return true;
    if (outcome === 'never' && l.v !== 'flex') return reducedOrFail(r, l, size, mode);
    on.push(r.meta);
  }
  const byArguments = firstOrder(l, r, size, mode) ?? firstOrder(r, l, size, mode);
  if (byArguments !== null) return byArguments;
  return stuck(l, r, size, mode, [...on, ...metasIn(l, r)]);
}

/**
 * `?f x = g a`, where x is no variable: f is g and x is a, as Idris takes it. Null if the shapes do not allow it.
 */
function firstOrder(flex: Value, other: Value, size: number, mode: Mode): boolean | null {
  if (flex.v !== 'flex' || flex.meta.written) return null;
  const extra = flex.args.length - flex.meta.arity;
  if (extra <= 0 || flex.args.slice(flex.meta.arity).some(mentionsWritten)) return null;
  const rigid = whnf(other);
  if (rigid.v !== 'local' && rigid.v !== 'data' && rigid.v !== 'con' && rigid.v !== 'global') return null;
  const kept = rigid.args.length - extra;
  if (kept < 0) return null;
  const cut = (value: Value & { readonly args: readonly Value[] }): Value =>
    value.v === 'global'
      ? { ...value, args: value.args.slice(0, kept), unfolded: undefined, blocker: null, born: birth }
      : ({ ...value, args: value.args.slice(0, kept) } as Value);
  const head: Value = { v: 'flex', meta: flex.meta, args: flex.args.slice(0, flex.meta.arity) };
  if (!below(head, cut(rigid), size, mode)) return false;
  return spines(flex.args.slice(flex.meta.arity), rigid.args.slice(kept), size, mode);
}

/** Does it depend on an argument that is written, and not elaborated yet? */
function mentionsWritten(value: Value): boolean {
  const head = force(value);
  if (head.v === 'flex' && head.meta.written) return true;
  return 'args' in head && head.args.some(mentionsWritten);
}

/** The solution would need a variable that is out of scope; perhaps unfolding loses it. */
function reducedOrFail(flex: Value, other: Value, size: number, mode: Mode): boolean {
  if (other.v !== 'global') return false;
  const next = unfold(other);
  return next !== null && equal(flex, next, size, mode);
}

function metasIn(...values: Value[]): Meta[] {
  const found: Meta[] = [];
  for (const value of values) {
    if (value.v !== 'flex' && value.v !== 'local' && value.v !== 'con' && value.v !== 'data') continue;
    for (const arg of value.args) {
      const forced = force(arg);
      if (forced.v === 'flex') found.push(forced.meta);
    }
  }
  return found;
}

function sameMeta(l: Value & { v: 'flex' }, r: Value & { v: 'flex' }, size: number, mode: Mode): boolean {
  if (spines(l.args, r.args, size, AS_WRITTEN)) return true;
  if (!mode.solve) return false;
  const kept: boolean[] = [];
  for (let at = 0; at < l.args.length; at++) {
    const a = whnf(l.args[at]!);
    const b = r.args[at] === undefined ? null : whnf(r.args[at]!);
    if (b === null || a.v !== 'local' || b.v !== 'local') return stuck(l, r, size, mode, [l.meta]);
    kept.push(a.variable.level === b.variable.level && a.args.length === 0 && b.args.length === 0);
  }
  if (l.args.length !== l.meta.arity || r.args.length !== l.meta.arity) return stuck(l, r, size, mode, [l.meta]);
  prune(l.meta, kept);
  return true;
}

/** Give up those arguments of a metavariable that are not kept. */
function prune(meta: Meta, kept: readonly boolean[]): void {
  const args: Term[] = [];
  kept.forEach((keep, at) => {
    if (keep) args.push({ t: 'var', index: meta.arity - 1 - at });
  });
  const smaller = prunedMeta(meta, args.length);
  setSolution(meta, app({ t: 'meta', meta: smaller }, args));
}

type Solved = 'solved' | 'wait' | 'never';

const OUT_OF_SCOPE = { reason: 'scope' } as const;
const OCCURS = { reason: 'occurs' } as const;
const UNDECIDED = { reason: 'undecided' } as const;

interface Renaming {
  readonly target: Meta;
  /** By level of the equation the level of the solution; undefined where it is out of scope. */
  readonly map: (number | undefined)[];
  /** Sizes: of the equation's scope and of the solution's. */
  readonly size: number;
  readonly into: number;
}

function solve(meta: Meta, args: readonly Value[], rhs: Value, size: number, mode: Mode): Solved {
  const map = new Array<number | undefined>(size);
  const variables: Value[] = [];
  const repeated: number[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = etaReduced(whnf(args[at]!), size);
    if (arg === null) {
      if (mode.effort !== 'final' || at >= meta.arity) return 'wait';
      variables.push(TYPE_VALUE);
      continue;
    }
    if (map[arg.variable.level] !== undefined) {
      // `?f a` with a in scope of ?f already: which of the two is meant is for `firstOrder` to say.
      if (at >= meta.arity) return 'wait';
      repeated.push(arg.variable.level);
    }
    map[arg.variable.level] = at;
    variables.push(arg);
  }
  for (const level of repeated) map[level] = undefined;
  const renaming: Renaming = { target: meta, map, size, into: args.length };
  const tried = attempt(() => rename(rhs, renaming));
  if (!tried.ok) {
    if (tried.error === OUT_OF_SCOPE || tried.error === OCCURS) return 'never';
    if (tried.error === UNDECIDED) return 'wait';
    throw tried.error;
  }
  let body = tried.value;
  for (let at = args.length - 1; at >= meta.arity; at--) {
    const arg = variables[at]!;
    if (arg.v !== 'local') return 'wait';
    const type = attempt(() => rename(arg.variable.type, { ...renaming, into: at, map: upTo(map, at) }));
    if (!type.ok) return 'wait';
    body = { t: 'lam', quantity: 2, name: arg.variable.name, type: type.value, body };
  }
  setSolution(meta, body);
  return alignTypes(meta, mode) ? 'solved' : 'never';
}

function upTo(map: Renaming['map'], limit: number): Renaming['map'] {
  return map.map((at) => (at !== undefined && at < limit ? at : undefined));
}

/** A variable, or a variable under eta. */
function etaReduced(value: Value, size: number): (Value & { v: 'local' }) | null {
  if (value.v === 'local' && value.args.length === 0) return value;
  if (value.v !== 'lam') return null;
  const fresh = variable(size, value.name, value.type);
  const body = whnf(value.body(fresh));
  if (body.v !== 'local' || body.args.length === 0) return null;
  const last = whnf(body.args[body.args.length - 1]!);
  if (last.v !== 'local' || last.variable.level !== size || last.args.length !== 0) return null;
  return etaReduced({ v: 'local', variable: body.variable, args: body.args.slice(0, -1) }, size);
}

/** A solution also says what the metavariable's type is, if that was unknown. */
function alignTypes(meta: Meta, mode: Mode): boolean {
  const type = force(meta.type);
  if (type.v !== 'flex') return true;
  const { context } = meta;
  const bound = context.env.filter((_, level) => context.entries[level]!.bound);
  if (bound.length !== meta.arity) return true;
  const found = typeOf(evaluate(bound, meta.solution!), context.size);
  return found === null || below(type, found, context.size, mode);
}

/** The type of a value, where its head tells it. */
export function typeOf(value: Value, size: number): Value | null {
  const forced = force(value);
  switch (forced.v) {
    case 'local':
      return typeOfSpine(forced.variable.type, forced.args);
    case 'global':
    case 'data':
    case 'con':
      return typeOfSpine(typeOfGlobal(forced.global), forced.args);
    case 'flex':
      return null;
    case 'type':
    case 'pi':
      return TYPE_VALUE;
    case 'lam': {
      const body = typeOf(forced.body(variable(size, forced.name, forced.type)), size + 1);
      if (body === null) return null;
      return null;
    }
    default:
      return null;
  }
}

function typeOfSpine(type: Value, args: readonly Value[]): Value | null {
  let result = whnf(type);
  for (const arg of args) {
    if (result.v !== 'pi') return null;
    result = whnf(result.body(arg));
  }
  return result;
}

/** The right-hand side as a term over the metavariable's arguments. */
function rename(value: Value, renaming: Renaming): Term {
  countNode();
  const forced = force(value);
  switch (forced.v) {
    case 'local': {
      const level = renaming.map[forced.variable.level];
      if (level === undefined) throw OUT_OF_SCOPE;
      return renameSpine({ t: 'var', index: renaming.into - 1 - level }, forced.args, renaming);
    }
    case 'flex': {
      if (forced.meta === renaming.target) throw OCCURS;
      return renameFlex(forced, renaming);
    }
    case 'global':
      return renameGlobal(forced, renaming);
    case 'data':
    case 'con':
      return renameSpine({ t: 'const', global: forced.global }, forced.args, renaming);
    case 'lam':
      return {
        t: 'lam',
        quantity: forced.quantity,
        name: forced.name,
        type: rename(forced.type, renaming),
        body: renameUnder(forced.name, forced.type, forced.body, renaming),
      };
    case 'pi':
      return {
        t: 'pi',
        quantity: forced.quantity,
        name: forced.name,
        passing:
          forced.passing.kind === 'default'
            ? { kind: 'default', value: rename(forced.passing.value(), renaming) }
            : quotePassing(forced.passing, renaming.size),
        domain: rename(forced.domain, renaming),
        body: renameUnder(forced.name, forced.domain, forced.body, renaming),
      };
    case 'type':
      return TYPE;
    case 'nat':
      return { t: 'nat', value: forced.value };
    case 'lit':
      return { t: 'lit', type: forced.type, value: forced.value };
  }
}

function renameUnder(name: string, type: Value, body: (value: Value) => Value, renaming: Renaming): Term {
  const { target, map, size, into } = renaming;
  map[size] = into;
  try {
    return rename(body(variable(size, name, type)), { target, map, size: size + 1, into: into + 1 });
  } finally {
    map[size] = undefined;
  }
}

function renameSpine(head: Term, args: readonly Value[], renaming: Renaming): Term {
  if (args.length === 0) return head;
  const renamed = new Array<Term>(args.length);
  for (let at = 0; at < args.length; at++) renamed[at] = rename(args[at]!, renaming);
  return { t: 'app', fn: head, args: renamed };
}

/** Folded if that is in scope, else unfolded; a stuck application may yet lose what hurts. */
function renameGlobal(value: GlobalValue, renaming: Renaming): Term {
  try {
    return renameSpine({ t: 'const', global: value.global }, value.args, renaming);
  } catch (error) {
    if (error !== OUT_OF_SCOPE && error !== OCCURS) throw error;
    const next = unfold(value);
    if (next !== null) return rename(next, renaming);
    if (blockerOf(value) !== 'for good' || error === OCCURS) throw UNDECIDED;
    throw error;
  }
}

/** A metavariable in the solution: arguments out of scope are pruned. */
function renameFlex(value: Value & { v: 'flex' }, renaming: Renaming): Term {
  const { meta, args } = value;
  const kept: boolean[] = [];
  const terms: Term[] = [];
  for (const arg of args) {
    const plain = whnf(arg);
    if (plain.v === 'local' && plain.args.length === 0 && renaming.map[plain.variable.level] === undefined) {
      kept.push(false);
      continue;
    }
    try {
      terms.push(rename(arg, renaming));
    } catch (error) {
      if (error === OUT_OF_SCOPE || error === OCCURS) throw UNDECIDED;
      throw error;
    }
    kept.push(true);
  }
  if (kept.every((keep) => keep)) return app({ t: 'meta', meta }, terms);
  if (kept.slice(meta.arity).some((keep) => !keep)) throw UNDECIDED;
  prune(meta, kept.slice(0, meta.arity));
  return rename(value, renaming);
}
