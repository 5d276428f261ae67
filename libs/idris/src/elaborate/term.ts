/**
 * Terms: bidirectional elaboration of Raw into core with metavariables.
 *
 * `check` has a type to go by and inserts what the type asks for (implicit lambdas, laziness); `infer` finds one. What
 * cannot be decided yet (an ambiguous name at an unknown type, a case whose result type is unknown) waits as a problem.
 * Applications are in apply.ts, literals in literal.ts, lifted functions in local.ts and case.ts.
 */
import { Rejected, type Span } from '../diagnostic.ts';
import type { Raw } from '../syntax/raw.ts';
import { explainMismatch } from './advice.ts';
import { applySpine, inferApplication, inferGlobal, inferLocal, isAmbiguous, unwind } from './apply.ts';
import { elaborateCase } from './case.ts';
import { bind, type Context, define, evaluateIn, lookup, quoteIn } from './context.ts';
import { blockerOf, evaluate, typeOfGlobal, whnf } from './evaluate.ts';
import { newAuto } from './implicit.ts';
import { delayed, isLazyType, resultIsLazy, withoutLaziness } from './laziness.ts';
import { checkLiteral } from './literal.ts';
import { elaborateLocal } from './local.ts';
import { addProblem, type Effort, freshMeta, settle } from './metas.ts';
import { chooseAlternative } from './overload.ts';
import { printIn } from './print.ts';
import { inferProjection, inferUpdate, updateFunction } from './record.ts';
import { elaborateRewrite } from './rewrite.ts';
import { metasOf } from './search.ts';
import { erased, fail, resolveQuietly, type Session, wellKnown } from './session.ts';
import { attempt } from './trail.ts';
import { convertible, unify } from './unify.ts';
import {
  EXPLICIT,
  extended,
  IMPLICIT,
  type Meta,
  type Passing,
  type PiValue,
  type Term,
  TYPE,
  TYPE_VALUE,
  type Value,
} from './values.ts';
import { inferView } from './view.ts';

export interface Typed {
  readonly term: Term;
  readonly type: Value;
}

/** `found` must be `expected`; if not, now or later, the user is told so. */
export function match(s: Session, context: Context, found: Value, expected: Value, span: Span, what: string): void {
  const complain = (): never => mismatch(s, context, found, expected, span, what);
  if (!unify(found, expected, context.size, complain)) complain();
  settle();
}

export function mismatch(s: Session, context: Context, found: Value, expected: Value, span: Span, what: string): never {
  return fail(s, 'type', span, what, explainMismatch(s, context, found, expected));
}

export function checkType(s: Session, context: Context, raw: Raw): Term {
  return erased(s, () => check(s, context, raw, TYPE_VALUE));
}

export function check(s: Session, context: Context, raw: Raw, expected: Value): Term {
  switch (raw.kind) {
    case 'infer':
      return freshMeta(context, expected, raw.unbound === true ? '?' : '_', raw.span, true).term;
    case 'hole':
      return hole(s, context, raw, expected);
    case 'search':
      return newAuto(s, context, expected, '%search', raw.span);
  }
  const want = whnf(expected);
  if (want.v === 'pi' && want.passing.kind !== 'explicit' && !bindsImplicitly(raw)) {
    const whole = implicitFunction(s, context, raw, want);
    if (whole !== null) return whole;
    return implicitLambda(s, context, raw, want);
  }
  const written = delayedArgument(s, context, raw);
  if (written !== null && isLazyType(s, want)) {
    const inner = withoutLaziness(want);
    const type = whnf(inner);
    if (type.v === 'pi' && type.passing.kind !== 'explicit')
      fail(s, 'subset', raw.span, 'a delayed function that takes an implicit argument is not in this checker’s subset');
    return delayed(s, quoteIn(context, inner), check(s, context, written, inner), raw.span);
  }
  const lazy = isLazyType(s, want) && resultIsLazy(s, context, raw);
  if (lazy === 'perhaps') {
    const outcome = attempt(() => {
      const term = checkApplication(s, context, raw, expected, want);
      settle();
      return term;
    });
    if (outcome.ok) return outcome.value;
  }
  if (isLazyType(s, want) && lazy !== true) {
    const inner = withoutLaziness(want);
    return delayed(s, quoteIn(context, inner), check(s, context, raw, inner), raw.span);
  }
  switch (raw.kind) {
    case 'lambda':
      return checkLambda(s, context, raw, expected, want);
    case 'let': {
      const { term: value, type } = letValue(s, context, raw);
      const inside = define(context, raw.name, type, raw.quantity, evaluateIn(context, value));
      const body = check(s, inside, raw.body, expected);
      return { t: 'let', quantity: raw.quantity, name: raw.name, type: quoteIn(context, type), value, body };
    }
    case 'update':
      if (raw.record === null) return check(s, context, updateFunction(raw), expected);
      return coerced(s, context, inferUpdate(s, context, raw, expected), expected, raw.span);
    case 'local':
      return elaborateLocal(s, context, raw.declarations, (inside) => check(s, inside, raw.body, expected));
    case 'case': {
      const blocker = unknownHead(want);
      if (blocker !== null && s.forced !== raw) return postponeCheck(s, context, raw, expected, [blocker]);
      return elaborateCase(s, context, raw, expected);
    }
    case 'rewrite': {
      const blocker = unknownHead(want);
      if (blocker !== null && s.forced !== raw) return postponeCheck(s, context, raw, expected, [blocker]);
      return elaborateRewrite(s, context, raw, expected);
    }
    case 'integer':
    case 'string':
    case 'char':
    case 'double':
      return checkLiteral(s, context, raw, expected);
    case 'alternatives':
      return chooseAlternative(s, context, raw, expected);
    case 'name':
    case 'apply':
    case 'applyNamed':
    case 'applyAuto':
      return checkApplication(s, context, raw, expected, want);
  }
  const { term, type } = infer(s, context, raw);
  return coerce(s, context, term, type, expected, raw.span);
}

/** Of `Delay x`, x. */
function delayedArgument(s: Session, context: Context, raw: Raw): Raw | null {
  if (raw.kind !== 'apply' || raw.fn.kind !== 'name' || lookup(context, raw.fn.name) !== null) return null;
  const [only, another] = resolveQuietly(s, raw.fn.name);
  return only?.name === 'Builtin.Delay' && another === undefined ? raw.arg : null;
}

export function infer(s: Session, context: Context, raw: Raw): Typed {
  switch (raw.kind) {
    case 'name':
    case 'apply':
    case 'applyNamed':
    case 'applyAuto':
      return inferApplication(s, context, raw, null);
    case 'type':
      return { term: TYPE, type: TYPE_VALUE };
    case 'pi':
      return { term: inferPi(s, context, raw), type: TYPE_VALUE };
    case 'lambda':
      return inferLambda(s, context, raw);
    case 'let': {
      const { term: value, type } = letValue(s, context, raw);
      const inside = define(context, raw.name, type, raw.quantity, evaluateIn(context, value));
      const body = infer(s, inside, raw.body);
      return {
        term: {
          t: 'let',
          quantity: raw.quantity,
          name: raw.name,
          type: quoteIn(context, type),
          value,
          body: body.term,
        },
        type: body.type,
      };
    }
    case 'typed': {
      const type = evaluateIn(context, checkType(s, context, raw.type));
      return { term: check(s, context, raw.term, type), type };
    }
    case 'project':
      return inferProjection(s, context, raw);
    case 'update':
      return inferUpdate(s, context, raw, null);
    case 'applyWith':
      return inferView(s, context, raw);
    case 'as':
    case 'dotted':
      return fail(s, 'pattern', raw.span, 'this belongs in a pattern, not in an expression');
    default: {
      const type = evaluateIn(context, freshMeta(context, TYPE_VALUE, 'the type of this expression', raw.span).term);
      return { term: check(s, context, raw, type), type };
    }
  }
}

function hole(s: Session, context: Context, raw: Raw & { kind: 'hole' }, expected: Value): never {
  s.observer?.hole?.({ span: raw.span, context, type: expected, global: null, name: raw.name });
  const notes: string[] = [];
  const shown = new Set<string>();
  for (let at = context.scope; at !== null; at = at.next) {
    if (shown.has(at.name) || at.name.startsWith('{')) continue;
    shown.add(at.name);
    const type = at.meaning.kind === 'level' ? context.entries[at.meaning.level]!.type : at.meaning.type;
    notes.unshift(`${at.name} : ${printIn(context, type)}`);
  }
  return fail(s, 'hole', raw.span, `?${raw.name} is a hole`, { expected: printIn(context, expected), notes });
}

function bindsImplicitly(raw: Raw): boolean {
  return raw.kind === 'lambda' && raw.plicity.kind !== 'explicit';
}

/** A name whose type takes an implicit argument too, where such a function is expected: it is that function. */
function implicitFunction(s: Session, context: Context, raw: Raw, want: PiValue): Term | null {
  if (raw.kind !== 'name') return null;
  const [only, another] = lookup(context, raw.name) === null ? resolveQuietly(s, raw.name) : [];
  const head = inferLocal(context, raw.name) ?? (only && !another ? inferGlobal(context, only) : null);
  const type = head === null ? null : whnf(head.type);
  if (head === null || type?.v !== 'pi' || type.passing.kind !== want.passing.kind) return null;
  return convertible(type, want, context.size) ? head.term : null;
}

function implicitLambda(s: Session, context: Context, raw: Raw, want: PiValue): Term {
  const inside = bind(context, want.name, want.domain, want.quantity, false);
  const body = check(s, inside.context, raw, want.body(inside.value));
  return { t: 'lam', quantity: want.quantity, name: want.name, type: quoteIn(context, want.domain), body };
}

/** The metavariable that keeps us from knowing a type's head, if one does. */
export function unknownHead(type: Value): Meta | null {
  if (type.v === 'flex') return type.meta;
  if (type.v !== 'global') return null;
  const on = blockerOf(type);
  return on === 'for good' || on === 'unknown' ? null : on;
}

/** Elaborate when the metavariables are known; `default` effort goes on without. */
export function postponeCheck(
  s: Session,
  context: Context,
  raw: Raw,
  expected: Value,
  on: readonly Meta[],
  run: (effort: Effort) => Term = () => check(s, context, raw, expected),
): Term {
  const placeholder = freshMeta(context, expected, 'this expression', raw.span);
  const { owner } = s;
  let forced = false;
  const retry = (effort: Effort): readonly Meta[] | null => {
    const unknown = unknownHead(whnf(expected));
    if (effort === 'normal' && unknown !== null) return [unknown];
    // With nothing new it would be put off again, and so for ever.
    if (effort === 'normal' && on.every((meta) => meta.solution === null)) return on;
    const before = s.owner;
    s.owner = owner;
    const wasForced = s.forced;
    s.forced = unknown !== null || effort !== 'normal' ? raw : null;
    forced = true;
    try {
      const term = run(effort);
      match(
        s,
        context,
        evaluateIn(context, term),
        evaluateIn(context, placeholder.term),
        raw.span,
        'this expression is not what its use asks for',
      );
    } finally {
      s.owner = before;
      s.forced = wasForced;
    }
    return null;
  };
  addProblem(
    {
      done: false,
      retry,
      giveUp: () =>
        fail(s, 'implicit', raw.span, forced ? 'the type of this cannot be found' : 'nothing says what type this has', {
          tries: ['say it: `the TYPE (…)`'],
        }),
    },
    on,
  );
  return placeholder.term;
}

function checkLambda(s: Session, context: Context, raw: Raw & { kind: 'lambda' }, expected: Value, want: Value): Term {
  if (want.v === 'pi') {
    if ((want.passing.kind === 'explicit') !== (raw.plicity.kind === 'explicit')) {
      return fail(s, 'type', raw.span, 'this function takes its argument in another way than is expected', {
        expected: printIn(context, expected),
      });
    }
    if (raw.quantity !== 2 && raw.quantity !== want.quantity) {
      return fail(
        s,
        'type',
        raw.span,
        `this function uses its argument ${raw.quantity} times, and another is expected`,
        {
          expected: printIn(context, expected),
        },
      );
    }
    if (raw.type !== null) {
      const type = evaluateIn(context, checkType(s, context, raw.type));
      match(s, context, type, want.domain, raw.type.span, 'the argument has another type than the function is used at');
    }
    const inside = bind(context, raw.name, want.domain, want.quantity);
    const body = check(s, inside.context, raw.body, want.body(inside.value));
    return { t: 'lam', quantity: want.quantity, name: raw.name, type: quoteIn(context, want.domain), body };
  }
  const blocker = unknownHead(want);
  if (blocker !== null && want.v === 'global' && s.forced !== raw)
    return postponeCheck(s, context, raw, expected, [blocker]);
  if (blocker === null) {
    return fail(s, 'type', raw.span, 'this is a function, and no function is expected', {
      expected: printIn(context, expected),
    });
  }
  const { term, type } = inferLambda(s, context, raw);
  match(s, context, type, expected, raw.span, 'this function has another type than is expected');
  return term;
}

function inferLambda(s: Session, context: Context, raw: Raw & { kind: 'lambda' }): Typed {
  const domainTerm =
    raw.type === null
      ? freshMeta(context, TYPE_VALUE, `the type of ${raw.name}`, raw.span).term
      : checkType(s, context, raw.type);
  const domain = evaluateIn(context, domainTerm);
  const inside = bind(context, raw.name, domain, raw.quantity);
  const body = infer(s, inside.context, raw.body);
  const codomain = quoteIn(inside.context, body.type);
  const passing: Passing<() => Value> = raw.plicity.kind === 'explicit' ? EXPLICIT : IMPLICIT;
  return {
    term: { t: 'lam', quantity: raw.quantity, name: raw.name, type: domainTerm, body: body.term },
    type: {
      v: 'pi',
      quantity: raw.quantity,
      name: raw.name,
      passing,
      domain,
      body: (argument) => evaluate(extended(context.env, argument), codomain),
    },
  };
}

function letValue(s: Session, context: Context, raw: Raw & { kind: 'let' }): Typed {
  if (raw.type === null) return infer(s, context, raw.value);
  const type = evaluateIn(context, checkType(s, context, raw.type));
  return { term: check(s, context, raw.value, type), type };
}

export function inferPi(s: Session, context: Context, raw: Raw & { kind: 'pi' }): Term {
  const domain = checkType(s, context, raw.type);
  const domainValue = evaluateIn(context, domain);
  const name = raw.name ?? '_';
  const passing: Passing<Term> =
    raw.plicity.kind === 'default'
      ? { kind: 'default', value: check(s, context, raw.plicity.value, domainValue) }
      : raw.plicity;
  const inside = bind(context, name, domainValue, raw.quantity, raw.name !== null);
  const body = checkType(s, inside.context, raw.body);
  return { t: 'pi', quantity: raw.quantity, name, passing, domain, body };
}

function checkApplication(s: Session, context: Context, raw: Raw, expected: Value, want: Value): Term {
  if (raw.kind !== 'name') s.observer?.seen.push({ span: raw.span, context, type: expected, global: null });
  const blocker = unknownHead(want);
  if (blocker !== null && s.forced !== raw && isAmbiguous(s, context, raw)) {
    return postponeCheck(s, context, raw, expected, [blocker]);
  }
  const outcome = attempt(() => inferApplication(s, context, raw, expected));
  if (!outcome.ok) {
    const { error } = outcome;
    if (!(error instanceof Rejected) || error.diagnostic.kind !== 'ambiguous' || s.forced === raw) throw error;
    // Perhaps the rest of the declaration says more of the type.
    const open = [...metasOf(quoteIn(context, expected)), ...metasOfArguments(context, raw)];
    if (open.length === 0 || !isAmbiguous(s, context, raw)) throw error;
    return postponeCheck(s, context, raw, expected, open);
  }
  const found = outcome.value;
  if (found.matched) {
    settle();
    return found.term;
  }
  return coerce(s, context, found.term, found.type, expected, raw.span);
}

/** What is not known of the types of the variables that a function is applied to. */
function metasOfArguments(context: Context, raw: Raw): Meta[] {
  return unwind(raw).args.flatMap((arg) => {
    if (arg.kind === 'done') return [];
    const meaning = arg.raw.kind === 'name' ? lookup(context, arg.raw.name) : null;
    if (meaning === null) return metasOfArguments(context, arg.raw);
    const type = meaning.kind === 'level' ? context.entries[meaning.level]!.type : meaning.type;
    return metasOf(quoteIn(context, type));
  });
}

function coerced(s: Session, context: Context, { term, type }: Typed, expected: Value, span: Span): Term {
  return coerce(s, context, term, type, expected, span);
}

/** Make a term of one type fit another: forcing what is lazy, delaying what is to be lazy. */
export function coerce(s: Session, context: Context, term: Term, found: Value, expected: Value, span: Span): Term {
  const have = whnf(found);
  const want = whnf(expected);
  if (isLazyType(s, have) && want.v !== 'flex' && !isLazyType(s, want)) {
    const value = whnf(evaluateIn(context, term));
    if (value.v === 'con') {
      // `Force (Delay x)` is x: what a pattern took out of a lazy field is seen to be part of it.
      return coerce(s, context, quoteIn(context, value.args[1]!), withoutLaziness(have), expected, span);
    }
    const forced = applySpine(
      s,
      context,
      forceFunction(s, span),
      [{ kind: 'done', term, type: found, span }],
      null,
      span,
    );
    return coerce(s, context, forced.term, forced.type, expected, span);
  }
  if (isLazyType(s, want) && have.v !== 'flex' && !isLazyType(s, have)) {
    const inner = withoutLaziness(want);
    return delayed(s, quoteIn(context, inner), coerce(s, context, term, found, inner, span), span);
  }
  match(s, context, found, expected, span, 'this has another type than is expected');
  return term;
}

function forceFunction(s: Session, span: Span): Typed {
  const global = wellKnown(s, 'Builtin.Force', span);
  return { term: { t: 'const', global }, type: typeOfGlobal(global) };
}
