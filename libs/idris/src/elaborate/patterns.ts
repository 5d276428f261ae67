/**
 * What a pattern is, by the type of what it is matched with; and the patterns of a left side, or of a constructor, against
 * the telescope of its type. Splitting by them is for casetree.ts.
 */
import type { Span } from '../diagnostic.ts';
import { isVariable } from '../syntax/desugar.ts';
import type { Raw } from '../syntax/raw.ts';
import { explainConstructors, explainUnknownConstructor } from './advice.ts';
import { unwind } from './apply.ts';
import { type Context, evaluateIn, lookup, nestedArguments } from './context.ts';
import { typeOfGlobal, whnf } from './evaluate.ts';
import type { Literal } from './literal.ts';
import { settle } from './metas.ts';
import { EXACT, exactName } from './names.ts';
import { wrapped } from './primitives.ts';
import { globalName, printIn } from './print.ts';
import { erased, fail, resolveQuietly, type Session } from './session.ts';
import { check } from './term.ts';
import { attempt } from './trail.ts';
import type { Global, Term, Value } from './values.ts';

export interface Constraint {
  readonly subject: Value;
  readonly pattern: Raw;
  readonly type: () => Value;
}

export interface Binding {
  readonly name: string;
  /** Where a pattern is this name and nothing else: then it must stay a variable. */
  readonly plain?: Span;
  readonly value: Value;
  readonly type: () => Value;
}

type Shape =
  | { readonly kind: 'variable'; readonly name: string }
  | {
      readonly kind: 'constructor';
      readonly constructor: Global;
      /** Its leading arguments that are not written: what it takes from the block or the function around it. */
      readonly given: number;
      readonly args: readonly PatternArg[];
    }
  | { readonly kind: 'literal'; readonly value: string }
  | { readonly kind: 'term' }
  | { readonly kind: 'type' };

type PatternArg =
  | { readonly kind: 'explicit' | 'auto'; readonly raw: Raw }
  | { readonly kind: 'named'; readonly name: string; readonly raw: Raw };

/** What a pattern is, by the type of what it is matched with. */
export function shapeOf(s: Session, context: Context, pattern: Raw, type: () => Value): Shape {
  switch (pattern.kind) {
    case 'integer':
      return integerShape(s, context, pattern, type);
    case 'string':
    case 'char': {
      const family = whnf(type());
      if (family.v === 'data' && family.global.kind === 'data' && family.global.name !== 'Builtin.Lazy')
        return computedShape(s, context, pattern, pattern.kind === 'string' ? 'fromString' : 'fromChar', family);
      return { kind: 'literal', value: pattern.value };
    }
    case 'alternatives':
      return alternativesShape(s, context, pattern, type);
  }
  const { head, args } = unwind(pattern);
  if (pattern.kind === 'type' || pattern.kind === 'pi') return { kind: 'type' };
  // It may be what another argument makes of it.
  if (pattern.kind === 'lambda') return { kind: 'term' };
  if (pattern.kind === 'double') return notOfDouble(s, pattern.span);
  if (head.kind !== 'name') {
    return fail(s, 'pattern', pattern.span, 'this cannot be matched with', {
      notes: ['A pattern is made of constructors, variables, literals and `_`.'],
    });
  }
  const meanings = patternMeanings(s, context, head.name);
  const constructors = meanings.filter(({ global }) => global.kind === 'constructor');
  if (constructors.length === 0) {
    if (args.length === 0 && isVariable(head.name)) return { kind: 'variable', name: head.name };
    if (args.length === 0 && head.name.startsWith('{')) return { kind: 'variable', name: head.name };
    if (meanings.some(({ global }) => global.kind === 'data' || global.kind === 'primitive type')) {
      return { kind: 'type' };
    }
    if (meanings.length > 0) return { kind: 'term' };
    return fail(
      s,
      'scope',
      head.span,
      `${head.name} is no constructor that is in scope`,
      explainUnknownConstructor(s, head.name, type()),
    );
  }
  const family = whnf(type());
  const fitting = constructors.find(({ global }) => family.v === 'data' && global.constructor_!.data === family.global);
  if (fitting !== undefined) {
    const { global } = fitting;
    s.observer?.seen.push({ span: head.span, context, type: typeOfGlobal(global), global });
    const patterns = args.map((arg): PatternArg => {
      if (arg.kind === 'done') throw new Error('a pattern is raw');
      return arg;
    });
    return { kind: 'constructor', constructor: fitting.global, given: fitting.given, args: patterns };
  }
  if (family.v === 'data' && family.global.name === 'Builtin.Lazy') {
    const delay = family.global.data!.constructors[0]!;
    return { kind: 'constructor', constructor: delay, given: 0, args: [{ kind: 'explicit', raw: pattern }] };
  }
  const shown = globalName(constructors[0]!.global, true);
  return fail(s, 'pattern', pattern.span, `${shown} is no constructor of the type that is matched here`, {
    expected: printIn(context, family),
    ...explainConstructors(family),
  });
}

function notOfDouble(s: Session, span: Span): never {
  return fail(s, 'pattern', span, 'a number of Double cannot be matched with', {
    notes: ['Whether two of them are the same is not decided here: think of 0.0 and -0.0. Compare with `==`.'],
  });
}

interface PatternMeaning {
  readonly global: Global;
  readonly given: number;
}

/** What a name in a pattern can mean, variables apart. */
export function patternMeanings(s: Session, context: Context, name: string): PatternMeaning[] {
  if (name.startsWith(EXACT)) return resolveQuietly(s, name).map((global) => ({ global, given: 0 }));
  const local = isVariable(name) ? null : lookup(context, name);
  if (local?.kind === 'value' && (local.value.v === 'con' || local.value.v === 'data')) {
    return [{ global: local.value.global, given: local.value.args.length }];
  }
  return resolveQuietly(s, name).map((global) => ({ global, given: nestedArguments(context, global).length }));
}

function integerShape(s: Session, context: Context, pattern: Raw & { kind: 'integer' }, type: () => Value): Shape {
  const family = whnf(type());
  if (s.literals.has('integer') && pattern.plain !== true && family.v === 'data')
    return computedShape(s, context, pattern, 'fromInteger', family);
  const name = family.v === 'data' ? family.global.name : '';
  if (name === 'Double') return notOfDouble(s, pattern.span);
  if (family.v === 'data' && family.global.kind === 'primitive type') {
    return { kind: 'literal', value: wrapped(name, pattern.value).toString() };
  }
  if (family.v === 'data' && family.global === s.builtinNat && pattern.value >= 0n) {
    const role = pattern.value === 0n ? 'zero' : 'successor';
    const constructor = family.global.data!.constructors.find((global) => global.nat === role)!;
    const below: PatternArg[] =
      role === 'zero' ? [] : [{ kind: 'explicit', raw: { ...pattern, value: pattern.value - 1n } }];
    return { kind: 'constructor', constructor, given: 0, args: below };
  }
  if (family.v === 'data') return computedShape(s, context, pattern, 'fromInteger', family);
  return fail(s, 'pattern', pattern.span, 'a number cannot be matched with here', {
    expected: printIn(context, family),
  });
}

/** Evaluates an application whose function unfolds for once, though it is not public: its result is written down here. */
function transparently<T>(term: Term, run: () => T): T {
  const head = term.t === 'app' ? term.fn : term;
  if (head.t !== 'const' || !head.global.opaque) return run();
  head.global.opaque = false;
  try {
    return run();
  } finally {
    head.global.opaque = true;
  }
}

/** A literal of a type that is no primitive stands for what `fromInteger` or `fromString` of it computes to. */
function computedShape(s: Session, context: Context, pattern: Literal, fn: string, family: Value): Shape {
  const outcome = attempt(() =>
    erased(s, () => {
      const term = check(s, context, pattern, family);
      settle();
      return transparently(term, () => patternOf(whnf(evaluateIn(context, term)), pattern.span));
    }),
  );
  if (!outcome.ok) throw outcome.error;
  if (outcome.value !== null) return shapeOf(s, context, outcome.value, () => family);
  return fail(s, 'pattern', pattern.span, `${fn} of this literal does not compute to a constructor`, {
    expected: printIn(context, family),
  });
}

/** A value of constructors as the pattern that matches it; what is no constructor matches nothing. */
function patternOf(value: Value, span: Span): Raw | null {
  if (value.v === 'nat') return { kind: 'integer', span, value: value.value, plain: true };
  if (value.v === 'lit') {
    return value.type === 'String' || value.type === 'Char'
      ? { kind: value.type === 'String' ? 'string' : 'char', span, value: value.value }
      : { kind: 'integer', span, value: BigInt(value.value), plain: true };
  }
  if (value.v !== 'con') return null;
  let raw: Raw = { kind: 'name', span, name: exactName(value.global) };
  let type = whnf(typeOfGlobal(value.global));
  for (const arg of value.args) {
    if (type.v !== 'pi') return null;
    if (type.passing.kind === 'explicit') {
      const inner = patternOf(whnf(arg), span);
      if (inner === null) return null;
      raw = { kind: 'apply', span, fn: raw, arg: inner };
    }
    type = whnf(type.body(arg));
  }
  return raw;
}

function alternativesShape(
  s: Session,
  context: Context,
  pattern: Raw & { kind: 'alternatives' },
  type: () => Value,
): Shape {
  const family = whnf(type());
  for (const option of pattern.options) {
    const { head } = unwind(option);
    if (head.kind !== 'name') continue;
    const fits = patternMeanings(s, context, head.name).some(
      ({ global }) =>
        global.kind === 'constructor' &&
        family.v === 'data' &&
        (global.constructor_!.data === family.global || family.global.name === 'Builtin.Lazy'),
    );
    if (fits) return shapeOf(s, context, option, type);
  }
  return fail(s, 'pattern', pattern.span, 'this pattern does not fit the type that is matched', {
    expected: printIn(context, family),
  });
}

/** The patterns of a constructor's arguments against the arguments. */
export function argumentConstraints(
  s: Session,
  shape: Shape & { kind: 'constructor' },
  values: readonly Value[],
  span: Span,
): Constraint[] {
  const { constraints } = walkPatterns(
    s,
    typeOfGlobal(shape.constructor),
    values,
    shape.args,
    span,
    shape.constructor.name,
    shape.given,
  );
  return constraints.map((one) => (isLazyVariable(one) ? { ...one, pattern: throughDelay(one.pattern) } : one));
}

/** A lazy field is opened when its constructor is matched, so that what is in it is known to be part of the whole. */
function isLazyVariable(one: Constraint): boolean {
  if (one.pattern.kind !== 'name' || !isVariable(one.pattern.name)) return false;
  const type = whnf(one.type());
  return type.v === 'data' && type.global.name === 'Builtin.Lazy';
}

function throughDelay(pattern: Raw): Raw {
  const { span } = pattern;
  const fn: Raw = { kind: 'name', span, name: 'Builtin.Delay' };
  const inner: Raw = { kind: 'apply', span, fn, arg: { kind: 'infer', span } };
  return pattern.kind === 'name' ? { kind: 'as', span, name: pattern.name, pattern: inner } : pattern;
}

/**
 * Patterns against the telescope of a type, with these arguments, the first `given` of which no pattern is for. Those that
 * a pattern `{…, _}` leaves out match anything.
 *
 * @returns the constraints, and how many arguments the patterns reach
 */
export function walkPatterns(
  s: Session,
  fnType: Value,
  values: readonly Value[],
  patterns: readonly PatternArg[],
  span: Span,
  of: string,
  given = 0,
): { readonly constraints: Constraint[]; readonly implicits: Binding[] } {
  const open = patterns.some((arg) => arg.kind === 'named' && arg.name === '_');
  const rest = patterns.filter((arg) => arg.kind !== 'named' || arg.name !== '_');
  const constraints: Constraint[] = [];
  const implicits: Binding[] = [];
  let type = whnf(fnType);
  for (const [at, value] of values.entries()) {
    if (type.v !== 'pi') throw new Error('more arguments than the type has');
    const { domain, name, passing } = type;
    if (at < given) {
      type = whnf(type.body(value));
      continue;
    }
    const named = rest.findIndex((arg) => arg.kind === 'named' && arg.name === name);
    let raw: Raw | null = null;
    if (named >= 0) raw = rest.splice(named, 1)[0]!.raw;
    else {
      const wanted = passing.kind === 'explicit' ? 'explicit' : passing.kind === 'auto' ? 'auto' : 'none';
      const next = rest.findIndex((arg) => arg.kind === wanted);
      if (next >= 0) raw = rest.splice(next, 1)[0]!.raw;
      else if (wanted === 'explicit' && !open) {
        return fail(s, 'pattern', span, `${of.replace(/^.*\.(?=.)/, '')} has too few arguments in this pattern`);
      }
    }
    if (raw !== null) constraints.push({ subject: value, pattern: raw, type: () => domain });
    else if (isVariable(name)) implicits.push({ name, value, type: () => domain });
    type = whnf(type.body(value));
  }
  const unused = rest[0];
  if (unused !== undefined) {
    const what = unused.kind === 'named' ? `no argument named ${unused.name}` : 'fewer arguments than this pattern';
    return fail(s, 'pattern', unused.raw.span, `${of.replace(/^.*\.(?=.)/, '')} has ${what}`);
  }
  return { constraints, implicits };
}
