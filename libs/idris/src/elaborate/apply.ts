/**
 * Applications: arguments against a function's type, with what is left out put in.
 *
 * Explicit arguments first get placeholders, so that the result type can meet the expected type before any argument is
 * elaborated; lambdas whose domain is still unknown then wait for the other arguments.
 */
import { Consequence, Rejected, type Span } from '../diagnostic.ts';
import type { Raw } from '../syntax/raw.ts';
import { argumentNames, nearest } from './advice.ts';
import { afterArguments, bind, type Context, evaluateIn, lookup, nestedArguments, quoteIn } from './context.ts';
import { dependsOnArgument, evaluate, force, typeOfGlobal, whnf } from './evaluate.ts';
import { implicitArgument } from './implicit.ts';
import { isLazyType, withoutLaziness } from './laziness.ts';
import { freshMeta, settle } from './metas.ts';
import { chooseGlobal } from './overload.ts';
import { globalName, printIn } from './print.ts';
import { erased, fail, resolve, resolveQuietly, type Session, wellKnown } from './session.ts';
import { check, infer, match, mismatch, type Typed } from './term.ts';
import { attempt } from './trail.ts';
import { unify } from './unify.ts';
import {
  app,
  EXPLICIT,
  extended,
  type Global,
  type Meta,
  type PiValue,
  type Term,
  TYPE,
  TYPE_VALUE,
  type Value,
} from './values.ts';

export type Arg =
  | { readonly kind: 'explicit' | 'auto'; readonly raw: Raw; readonly span: Span }
  | { readonly kind: 'named'; readonly name: string; readonly raw: Raw; readonly span: Span }
  /** Elaborated already; explicit. */
  | { readonly kind: 'done'; readonly term: Term; readonly type: Value; readonly span: Span };

export interface Applied extends Typed {
  /** The type has been made equal to the expected one. */
  readonly matched: boolean;
}

export function unwind(raw: Raw): { readonly head: Raw; readonly args: readonly Arg[] } {
  const args: Arg[] = [];
  let head = raw;
  for (;;) {
    if (head.kind === 'apply') args.push({ kind: 'explicit', raw: head.arg, span: head.arg.span });
    else if (head.kind === 'applyAuto') args.push({ kind: 'auto', raw: head.arg, span: head.arg.span });
    else if (head.kind === 'applyNamed')
      args.push({ kind: 'named', name: head.name, raw: head.arg, span: head.arg.span });
    else return { head, args: args.reverse() };
    head = head.fn;
  }
}

/** Does the head's name mean several things, so that types must decide? */
export function isAmbiguous(s: Session, context: Context, raw: Raw): boolean {
  const { head } = unwind(raw);
  if (head.kind === 'alternatives') return true;
  if (head.kind !== 'name' || lookup(context, head.name) !== null) return false;
  return resolveQuietly(s, head.name).length > 1;
}

export function inferApplication(s: Session, context: Context, raw: Raw, expected: Value | null): Applied {
  const { head, args } = unwind(raw);
  if (head.kind === 'name') {
    if (head.unbinding === true) {
      fail(s, 'fixity', head.span, `${head.name} is an operator that binds, and nothing is bound here`, {
        notes: [`It is used as in \`(x : a) ${head.name} b\` or \`(x <- a) ${head.name} b\`.`],
      });
    }
    const local = inferLocal(context, head.name);
    if (local !== null) {
      s.observer?.seen.push({ span: head.span, context, type: local.type, global: null });
      return applySpine(s, context, local, args, expected, raw.span, head.name);
    }
    const globals = resolve(s, head.name, head.span);
    if (globals.length > 1) return chooseGlobal(s, context, raw, head, args, globals, expected);
    const global = globals[0]!;
    s.observer?.seen.push({ span: head.span, context, type: typeOfGlobal(global), global });
    return applySpine(s, context, inferGlobal(context, global), args, expected, raw.span, globalName(global, true));
  }
  const [only, another] = args;
  if (head.kind === 'lambda' && head.type === null && only?.kind === 'explicit' && another === undefined) {
    return applyLambda(s, context, head, only.raw, expected);
  }
  return applySpine(s, context, infer(s, context, head), args, expected, raw.span);
}

/** `(\x => e) a`: the argument says what the lambda's type is. */
function applyLambda(s: Session, context: Context, fn: Raw, arg: Raw, expected: Value | null): Applied {
  const argument = infer(s, context, arg);
  const unknown = () => freshMeta(context, TYPE_VALUE, 'the type of a result', fn.span).term;
  const result = expected ?? evaluateIn(context, unknown());
  const { type: domain } = argument;
  const type: PiValue = { v: 'pi', quantity: 2, name: '_', passing: EXPLICIT, domain, body: () => result };
  return { term: app(check(s, context, fn, type), [argument.term]), type: result, matched: expected !== null };
}

export function inferLocal(context: Context, name: string): Typed | null {
  const meaning = lookup(context, name);
  if (meaning === null) return null;
  if (meaning.kind === 'level') {
    return {
      term: { t: 'var', index: context.size - 1 - meaning.level },
      type: context.entries[meaning.level]!.type,
    };
  }
  return { term: quoteIn(context, meaning.value), type: meaning.type };
}

/** A global where it is named: inside its block, applied to the block's variables. */
export function inferGlobal(context: Context, global: Global): Typed {
  const given = nestedArguments(context, global);
  return {
    term: app(
      { t: 'const', global },
      given.map((arg) => quoteIn(context, arg)),
    ),
    type: afterArguments(typeOfGlobal(global), given),
  };
}

interface Pending {
  readonly into: Term[];
  readonly at: number;
  readonly raw: Raw;
  readonly domain: Value;
  /** What stands for it in the types of what comes after; null if none of them depends on it. */
  readonly placeholder: Value | null;
  /** For messages: which argument of what it is. */
  readonly role: string;
  /** The function does not look at it at run time: neither may what is lifted out of it. */
  readonly erased: boolean;
}

/** Apply a function to what is written, and to what is not. */
export function applySpine(
  s: Session,
  context: Context,
  head: Typed,
  args: readonly Arg[],
  expected: Value | null,
  span: Span,
  of = 'this function',
): Applied {
  if (args.length === 0) {
    const type = whnf(head.type);
    if (type.v !== 'pi' || type.passing.kind === 'explicit') return { ...head, matched: false };
  }
  const pending: Pending[] = [];
  const rest = [...args];
  /** Term so far is `wrap(app(base, terms))`; forcing starts a new layer. */
  const layers: { readonly base: (inner: Term | null) => Term; readonly terms: Term[] }[] = [
    { base: () => head.term, terms: [] },
  ];
  let type = head.type;
  for (;;) {
    let fn = whnf(type);
    if (fn.v !== 'pi' && rest.length > 0 && pending.length > 0) {
      // What the result is depends on arguments that only have placeholders yet.
      for (const item of pending.splice(0)) elaboratePending(s, context, item);
      settle();
      fn = whnf(type);
    }
    const terms = layers[layers.length - 1]!.terms;
    if (fn.v === 'pi') {
      const arg = takeArgument(s, context, rest, fn, of);
      if (arg === 'stop') break;
      if (arg === 'implicit') {
        const term = implicitArgument(s, context, fn, of, span);
        terms.push(term);
        type = fn.body(evaluateIn(context, term));
        continue;
      }
      const role =
        arg.kind === 'named' ? `argument ${arg.name} of ${of}` : `argument ${args.length - rest.length} of ${of}`;
      const { term, value } = argumentNow(s, context, arg, fn, of, role, pending, terms);
      terms.push(term);
      type = fn.body(value);
      continue;
    }
    if (rest.length === 0) break;
    if (isLazyType(s, fn)) {
      const inner = withoutLaziness(fn);
      const forceIt = wellKnown(s, 'Builtin.Force', span);
      const innerTerm = quoteIn(context, inner);
      layers.push({ base: (before) => app({ t: 'const', global: forceIt }, [innerTerm, before!]), terms: [] });
      type = inner;
      continue;
    }
    if (fn.v === 'flex' && rest[0]!.kind !== 'named') {
      type = makeFunctionType(s, context, fn, span);
      continue;
    }
    const [unused] = rest;
    if (unused!.kind === 'named') refuseNamed(s, context, head, unused!, of);
    fail(s, 'type', unused!.span, `${of} is applied to more arguments than it takes`, {
      notes: [`${of} : ${printIn(context, head.type)}`],
      tries: ['leave it out, or put parentheses around the application that it belongs to'],
    });
  }
  // The result's type may be what a named argument says.
  const result = whnf(type);
  if (result.v === 'flex' && result.meta.written) {
    const at = pending.findIndex((item) => sameMeta(item.placeholder, result.meta));
    if (at >= 0) for (const item of pending.splice(at, 1)) elaboratePending(s, context, item);
  }
  if (pending.length > 0) meetExpected(s, context, type, expected, span);
  const later = pending.filter((item) => !elaborateUnlessUnknown(s, context, item));
  for (const item of later) elaboratePending(s, context, item);
  const term = layers.reduce<Term | null>((inner, layer) => app(layer.base(inner), layer.terms), null)!;
  return { term, type, matched: false };
}

function refuseNamed(s: Session, context: Context, head: Typed, arg: Arg & { kind: 'named' }, of: string): never {
  const names = argumentNames(head.type, context.size);
  const twice = names.includes(arg.name);
  const message = twice ? `${of} is given its argument ${arg.name} twice` : `${of} has no argument ${arg.name}`;
  return fail(s, 'type', arg.span, message, {
    notes: [`${of} : ${printIn(context, head.type)}`],
    ...(twice ? {} : { tries: nearest(arg.name, names) }),
  });
}

function sameMeta(value: Value | null, meta: Meta): boolean {
  const head = value === null ? null : force(value);
  return head !== null && head.v === 'flex' && head.meta === meta;
}

function takeArgument(s: Session, context: Context, rest: Arg[], fn: PiValue, of: string): Arg | 'implicit' | 'stop' {
  const byName = rest.findIndex((arg) => arg.kind === 'named' && arg.name === fn.name);
  if (byName >= 0) return rest.splice(byName, 1)[0]!;
  if (fn.passing.kind !== 'explicit') {
    const auto = fn.passing.kind === 'auto' ? rest.findIndex((arg) => arg.kind === 'auto') : -1;
    return auto >= 0 ? rest.splice(auto, 1)[0]! : 'implicit';
  }
  const next = rest.findIndex((arg) => arg.kind === 'explicit' || arg.kind === 'done');
  if (next < 0) {
    const unused = rest[0];
    if (unused !== undefined) {
      // It may be further on; everything before it would have to be abstracted.
      const what = unused.kind === 'named' ? `argument ${unused.name}` : 'auto argument';
      fail(s, 'implicit', unused.span, `${of} has no ${what} here`, { found: printIn(context, fn) });
    }
    return 'stop';
  }
  return rest.splice(next, 1)[0]!;
}

function argumentNow(
  s: Session,
  context: Context,
  arg: Arg,
  fn: PiValue,
  of: string,
  role: string,
  pending: Pending[],
  terms: Term[],
): { readonly term: Term; readonly value: Value } {
  if (arg.kind === 'done') {
    match(s, context, arg.type, fn.domain, arg.span, `the argument of ${of} has another type than it takes`);
    return { term: arg.term, value: evaluateIn(context, arg.term) };
  }
  // Which implementation is meant may say of what types the other arguments are.
  if (arg.kind === 'auto' || (arg.raw.kind === 'infer' && arg.raw.unbound === true)) {
    const elaborate = () => check(s, context, arg.raw, fn.domain);
    const term = fn.quantity === 0 ? erased(s, elaborate) : elaborate();
    return { term, value: evaluateIn(context, term) };
  }
  const later = { into: terms, at: terms.length, raw: arg.raw, domain: fn.domain, role, erased: fn.quantity === 0 };
  if (!dependsOnArgument(fn)) {
    // No metavariable: it would be solved with all of the argument, and so with the innermost one once for each around it.
    pending.push({ ...later, placeholder: null });
    return { term: TYPE, value: TYPE_VALUE };
  }
  const { term } = freshMeta(context, fn.domain, `the argument ${fn.name} of ${of}`, arg.span, true);
  const value = evaluateIn(context, term);
  pending.push({ ...later, placeholder: value });
  return { term, value };
}

/** A function type for what is applied before its type is known. */
function makeFunctionType(s: Session, context: Context, unknown: Value, span: Span): PiValue {
  const domain = evaluateIn(context, freshMeta(context, TYPE_VALUE, 'the type of an argument', span).term);
  const inside = bind(context, '_', domain, 2, false);
  const codomain = freshMeta(inside.context, TYPE_VALUE, 'the type of a result', span).term;
  const pi: PiValue = {
    v: 'pi',
    quantity: 2,
    name: '_',
    passing: EXPLICIT,
    domain,
    body: (argument) => evaluate(extended(context.env, argument), codomain),
  };
  match(s, context, unknown, pi, span, 'this is applied, and is no function');
  return pi;
}

/** Learn from the expected type early, where no coercion can come in between. */
function meetExpected(s: Session, context: Context, type: Value, expected: Value | null, span: Span): void {
  if (expected === null) return;
  const found = whnf(type);
  const want = whnf(expected);
  if (isLazyType(s, found) || isLazyType(s, want)) return;
  if (found.v === 'data' && want.v === 'data' && found.global !== want.global) return;
  attempt(() => {
    const complain = (): never => mismatch(s, context, type, expected, span, 'this has another type than is expected');
    if (!unify(type, expected, context.size, complain)) complain();
  });
}

function elaborateUnlessUnknown(s: Session, context: Context, item: Pending): boolean {
  if (waitsForOthers(item.raw, item.domain)) return false;
  elaboratePending(s, context, item);
  return true;
}

function waitsForOthers(raw: Raw, domain: Value): boolean {
  if (raw.kind === 'lambda' && raw.type === null) {
    let type = whnf(domain);
    let body: Raw = raw;
    while (type.v === 'pi' && body.kind === 'lambda') {
      if (force(type.domain).v === 'flex') return true;
      type = whnf(type.body(TYPE_VALUE));
      body = body.body;
      break;
    }
    return type.v === 'flex';
  }
  return raw.kind === 'case' || raw.kind === 'update';
}

/** An error about the argument as a whole says whose it is. */
function inRole<T>({ raw, role }: Pending, run: () => T): T {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof Rejected) || error instanceof Consequence) throw error;
    const { diagnostic } = error;
    const { span, kind, notes } = diagnostic;
    if (
      span.start !== raw.span.start ||
      span.end !== raw.span.end ||
      kind !== 'type' ||
      role.endsWith(' this function')
    )
      throw error;
    throw new Rejected({
      ...diagnostic,
      notes: [`it is ${role}`, ...notes.filter((note) => !note.startsWith('it is argument '))],
    });
  }
}

function elaboratePending(s: Session, context: Context, item: Pending): void {
  const elaborate = () => inRole(item, () => check(s, context, item.raw, item.domain));
  const term = item.erased ? erased(s, elaborate) : elaborate();
  item.into[item.at] = term;
  if (item.placeholder === null) return;
  match(
    s,
    context,
    evaluateIn(context, term),
    item.placeholder,
    item.raw.span,
    'this argument is not what the rest of the expression needs here',
  );
}
