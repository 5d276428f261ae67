/**
 * Proof search: a value of a type from what is in scope, from implementations, constructors and hints.
 *
 * As Idris 2 does it: local variables first (a constraint gives its superclasses too), then the hints of the target's data
 * type, to a bounded depth and number of goals. For an interface exactly one implementation must fit; for other types the
 * first that does.
 */
import { bind, type Context, evaluateIn, HINT, quoteIn } from './context.ts';
import { telescope } from './data.ts';
import { constant, openPi, typeOfGlobal, whnf } from './evaluate.ts';
import { type Effort, freshMeta } from './metas.ts';
import { isVisible } from './names.ts';
import type { Session } from './session.ts';
import { attempt } from './trail.ts';
import { convertible, unifyNow } from './unify.ts';
import { app, type Global, type Meta, type Term, type Value } from './values.ts';

export type Found =
  | { readonly kind: 'found'; readonly term: Term }
  | { readonly kind: 'none' }
  | { readonly kind: 'ambiguous'; readonly choices: readonly string[] }
  | { readonly kind: 'wait'; readonly on: readonly Meta[] };

/** How deep to look, the deepest first: where that takes too many steps, a shallower look may still find something. */
const DEPTHS = [40, 6, 3];
/** Goals that one look may try; a family with a transitive constructor has exponentially many. */
const GOALS = 2_000;
const TOO_MANY = { reason: 'too many goals' } as const;
/** What is left of them. */
let goals = 0;
const NONE: Found = { kind: 'none' };
const NOWHERE = { start: 0, end: 0 };

export function search(s: Session, context: Context, type: Value, effort: Effort): Found {
  const target = whnf(type);
  if (target.v === 'pi') {
    const inside = bind(context, target.name, target.domain, target.quantity, false);
    const found = search(s, inside.context, target.body(inside.value), effort);
    if (found.kind !== 'found') return found;
    const domain = quoteIn(context, target.domain);
    return {
      kind: 'found',
      term: { t: 'lam', quantity: target.quantity, name: target.name, type: domain, body: found.term },
    };
  }
  const on = blockers(context, target, effort);
  if (on.length > 0) return { kind: 'wait', on };
  if (goals > 0) return find(s, context, target, DEPTHS[0]!, []);
  for (const depth of DEPTHS) {
    goals = GOALS;
    const outcome = attempt(() => find(s, context, target, depth, []));
    goals = 0;
    if (outcome.ok) return outcome.value;
    if (outcome.error !== TOO_MANY) throw outcome.error;
  }
  return NONE;
}

/** The metavariables without which searching would be guessing. */
function blockers(context: Context, target: Value, effort: Effort): Meta[] {
  if (target.v === 'flex') return [target.meta];
  if (target.v !== 'data') return effort === 'normal' ? metasOf(quoteIn(context, target)) : [];
  const info = target.global.data;
  if (info?.isInterface === true) {
    return target.args.flatMap((arg, at) => {
      if (info.determining !== null && !info.determining.includes(at)) return [];
      const metas = metasOf(quoteIn(context, arg));
      const head = whnf(arg);
      return effort === 'normal' || head.v === 'flex' ? metas : [];
    });
  }
  // What literals are by default comes before what a search makes of them.
  return effort === 'final' ? [] : metasOf(quoteIn(context, target));
}

/** The unsolved metavariables of a term, in order. */
export function metasOf(term: Term): Meta[] {
  const found: Meta[] = [];
  collectMetas(term, found);
  return found;
}

function collectMetas(term: Term, found: Meta[]): void {
  switch (term.t) {
    case 'meta':
      if (term.meta.solution === null) found.push(term.meta);
      return;
    case 'app':
      collectMetas(term.fn, found);
      for (const arg of term.args) collectMetas(arg, found);
      return;
    case 'lam':
      collectMetas(term.type, found);
      collectMetas(term.body, found);
      return;
    case 'pi':
      if (term.passing.kind === 'default') collectMetas(term.passing.value, found);
      collectMetas(term.domain, found);
      collectMetas(term.body, found);
      return;
    case 'let':
      collectMetas(term.type, found);
      collectMetas(term.value, found);
      collectMetas(term.body, found);
      return;
  }
}

function find(s: Session, context: Context, target: Value, depth: number, trying: readonly Value[]): Found {
  goals -= 1;
  if (goals <= 0) throw TOO_MANY;
  if (depth === 0 || trying.some((other) => convertible(other, target, context.size))) return NONE;
  const next = [...trying, target];
  const direct = findDirect(s, context, target, depth, next);
  if (direct !== null) return direct;
  const local = findLocal(s, context, target, depth, next);
  if (local !== null) return { kind: 'found', term: local };
  if (target.v !== 'data') return NONE;
  const hints = s.hints.get(target.global) ?? [];
  if (target.global.data?.isInterface === true) {
    const opened = findImplementation(s, context, target, depth, next, s.opened);
    if (opened.kind !== 'none') return opened;
    const found = findImplementation(s, context, target, depth, next, hints);
    return found.kind !== 'none' ? found : findDefault(s, context, target, depth, next);
  }
  const own = target.global.data?.constructors ?? [];
  const heads = headsOf(target);
  // As in Idris 2, what was declared last is tried first.
  for (const global of [...own, ...hints].toReversed()) {
    if (!mayGive(global, heads) || !usable(s, global)) continue;
    const outcome = attempt(() => useGlobal(s, context, global, target, depth, next));
    if (outcome.ok) return { kind: 'found', term: outcome.value };
    if (outcome.error !== NO_FIT) throw outcome.error;
  }
  return NONE;
}

const NO_FIT = { reason: 'no fit' } as const;

function usable(s: Session, global: Global): boolean {
  return isVisible(global, s.namespace) && !s.hidden.has(global.name);
}

/** Of each argument the data type that it is, if it is one. */
type Heads = readonly (Global | null)[];

function headsOf(target: Value): Heads {
  if (target.v !== 'data') return [];
  return target.args.map((arg) => {
    const head = whnf(arg);
    return head.v === 'data' ? head.global : null;
  });
}

/** The same of what a global gives, as it is written. */
const written = new WeakMap<Global, Heads>();

function writtenHeads(global: Global): Heads {
  const known = written.get(global);
  if (known !== undefined) return known;
  const { result } = telescope(global.type);
  const isData = result.t === 'app' && result.fn.t === 'const' && result.fn.global.kind === 'data';
  const found = !isData
    ? []
    : result.args.map((arg) => {
        const head = arg.t === 'app' ? arg.fn : arg;
        return head.t === 'const' && /^(data|primitive type)$/.test(head.global.kind) ? head.global : null;
      });
  written.set(global, found);
  return found;
}

/** A look at it before anything is unified, because of five hundred implementations all but one are of other types. */
function mayGive(global: Global, heads: Heads): boolean {
  const given = writtenHeads(global);
  return given.every((head, at) => head === null || heads[at] == null || heads[at] === head);
}

function findImplementation(
  s: Session,
  context: Context,
  target: Value,
  depth: number,
  trying: readonly Value[],
  hints: readonly Global[],
): Found {
  const good: Global[] = [];
  const heads = headsOf(target);
  for (const global of hints) {
    if (!mayGive(global, heads) || !usable(s, global)) continue;
    const outcome = attempt(
      () => useGlobal(s, context, global, target, depth, trying),
      () => false,
    );
    if (outcome.ok) good.push(global);
    else if (outcome.error !== NO_FIT) throw outcome.error;
  }
  if (good.length === 0) return NONE;
  if (good.length > 1) return { kind: 'ambiguous', choices: good.map((global) => global.name) };
  return { kind: 'found', term: useGlobal(s, context, good[0]!, target, depth, trying) };
}

/** `%defaulthint`: for where nothing else fits, the last declared first. */
function findDefault(s: Session, context: Context, target: Value, depth: number, trying: readonly Value[]): Found {
  const heads = headsOf(target);
  for (const global of s.defaultHints.toReversed()) {
    if (resultHead(global) !== headOf(target) || !mayGive(global, heads) || !usable(s, global)) continue;
    const outcome = attempt(() => useGlobal(s, context, global, target, depth, trying));
    if (outcome.ok) return { kind: 'found', term: outcome.value };
    if (outcome.error !== NO_FIT) throw outcome.error;
  }
  return NONE;
}

const headOf = (target: Value): Global | null => (target.v === 'data' ? target.global : null);

function resultHead(global: Global): Global | null {
  const { result } = telescope(global.type);
  const head = result.t === 'app' ? result.fn : result;
  return head.t === 'const' ? head.global : null;
}

function useGlobal(
  s: Session,
  context: Context,
  global: Global,
  target: Value,
  depth: number,
  trying: readonly Value[],
): Term {
  return fit(s, context, { t: 'const', global }, typeOfGlobal(global), target, depth, trying);
}

/** A function whose result is the target, with its arguments found in turn. */
function fit(
  s: Session,
  context: Context,
  head: Term,
  headType: Value,
  target: Value,
  depth: number,
  trying: readonly Value[],
): Term {
  const args: Term[] = [];
  const wanted: { readonly meta: Meta; readonly type: Value; readonly explicit: boolean }[] = [];
  let type = whnf(headType);
  if (!couldBe(type, target, context.size)) throw NO_FIT;
  while (type.v === 'pi') {
    const { meta, term } = freshMeta(context, type.domain, `${type.name}`, NOWHERE);
    if (type.passing.kind !== 'implicit') {
      wanted.push({ meta, type: type.domain, explicit: type.passing.kind === 'explicit' });
    }
    args.push(term);
    type = whnf(type.body(evaluateIn(context, term)));
  }
  if (!unifyNow(type, target, context.size)) throw NO_FIT;
  for (const { meta, type: needed } of [...wanted.filter((w) => w.explicit), ...wanted.filter((w) => !w.explicit)]) {
    if (meta.solution !== null) continue;
    const goal = whnf(needed);
    const found = goal.v === 'pi' ? search(s, context, goal, 'default') : find(s, context, goal, depth - 1, trying);
    if (found.kind !== 'found') throw NO_FIT;
    const value = evaluateIn(context, found.term);
    const place = { v: 'flex', meta, args: context.env.filter((_, at) => context.entries[at]!.bound) } as const;
    if (!unifyNow(place, value, context.size)) throw NO_FIT;
  }
  return app(head, args);
}

/** Most variables are of other types: they are passed over before anything is tried. */
function mayFit(context: Context, type: Value, target: Value): boolean {
  const head = whnf(type);
  return head.v !== 'flex' && couldBe(head, target, context.size);
}

/** A quick look at the heads, before metavariables are made. */
function couldBe(type: Value, target: Value, size: number): boolean {
  let result = type;
  let depth = size;
  while (result.v === 'pi') result = whnf(openPi(result, depth++));
  if (result.v === 'data') return target.v === 'data' ? result.global === target.global : target.v === 'flex';
  // An unknown type would fit anything.
  return result.v !== 'flex';
}

/** A variable that is the value itself; two that are not the same are too many. */
function findDirect(
  s: Session,
  context: Context,
  target: Value,
  depth: number,
  trying: readonly Value[],
): Found | null {
  for (const usableOnly of [true, false]) {
    const good: number[] = [];
    for (let level = context.size - 1; level >= 0; level--) {
      const entry = context.entries[level]!;
      if ((entry.quantity === 2) !== usableOnly || !mayFit(context, entry.type, target)) continue;
      if (good.some((other) => convertible(context.env[level]!, context.env[other]!, context.size))) continue;
      const outcome = attempt(
        () => useVariable(s, context, level, target, depth, trying),
        () => false,
      );
      if (outcome.ok) good.push(level);
      else if (outcome.error !== NO_FIT) throw outcome.error;
    }
    if (good.length > 1) return { kind: 'ambiguous', choices: good.map((level) => context.entries[level]!.name) };
    if (good.length === 1) return { kind: 'found', term: useVariable(s, context, good[0]!, target, depth, trying) };
  }
  return null;
}

function useVariable(
  s: Session,
  context: Context,
  level: number,
  target: Value,
  depth: number,
  trying: readonly Value[],
): Term {
  const type = whnf(context.entries[level]!.type);
  if (type.v === 'flex') throw NO_FIT;
  return fit(s, context, { t: 'var', index: context.size - 1 - level }, type, target, depth, trying);
}

/** Local variables, the innermost first; of a constraint also what it implies, of a pair also its parts. */
function findLocal(s: Session, context: Context, target: Value, depth: number, trying: readonly Value[]): Term | null {
  for (const usableOnly of [true, false]) {
    for (let level = context.size - 1; level >= 0; level--) {
      const entry = context.entries[level]!;
      if ((entry.quantity === 2) !== usableOnly) continue;
      const term: Term = { t: 'var', index: context.size - 1 - level };
      const found = findFrom(s, context, term, entry.type, target, depth, trying);
      if (found !== null) return found;
    }
  }
  for (let at = context.scope; at !== null; at = at.next) {
    if (!at.name.startsWith(HINT) || at.meaning.kind !== 'value') continue;
    const term = quoteIn(context, at.meaning.value);
    const found = findFrom(s, context, term, at.meaning.type, target, depth, trying);
    if (found !== null) return found;
  }
  return null;
}

function findFrom(
  s: Session,
  context: Context,
  term: Term,
  type: Value,
  target: Value,
  depth: number,
  trying: readonly Value[],
): Term | null {
  const head = whnf(type);
  if (head.v === 'flex') return null;
  if (mayFit(context, head, target)) {
    const outcome = attempt(() => fit(s, context, term, head, target, depth, trying));
    if (outcome.ok) return outcome.value;
    if (outcome.error !== NO_FIT) throw outcome.error;
  }
  if (head.v !== 'data') return null;
  if (head.global.data?.isInterface === true) {
    for (const projection of head.global.data.superclasses) {
      const parts = [...head.args, evaluateIn(context, term)];
      const value = constant(projection, parts);
      const found = findFrom(s, context, quoteIn(context, value), resultType(projection, parts), target, depth, trying);
      if (found !== null) return found;
    }
  }
  if (head.global.name === 'Builtin.Pair') {
    for (const name of ['Builtin.fst', 'Builtin.snd']) {
      const projection = s.all.get(name);
      if (projection === undefined) continue;
      const parts = [...head.args, evaluateIn(context, term)];
      const value = constant(projection, parts);
      const found = findFrom(s, context, quoteIn(context, value), resultType(projection, parts), target, depth, trying);
      if (found !== null) return found;
    }
  }
  return null;
}

function resultType(global: Global, args: readonly Value[]): Value {
  let type = whnf(typeOfGlobal(global));
  for (const arg of args) {
    if (type.v !== 'pi') break;
    type = whnf(type.body(arg));
  }
  return type;
}
