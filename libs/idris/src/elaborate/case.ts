/**
 * `case`: a function of everything in scope and of the scrutinee. A scrutinee that is a variable is split in place, so
 * that the goal and the other variables learn from it, as in Idris 2.
 */
import { Rejected } from '../diagnostic.ts';
import type { Raw, RawAlternative } from '../syntax/raw.ts';
import { unwind } from './apply.ts';
import { compile, type Job, type Row, type State } from './casetree.ts';
import { bind, type Context, evaluateIn, named, quoteIn } from './context.ts';
import { typeOfGlobal, whnf } from './evaluate.ts';
import { isLazyType, withoutLaziness } from './laziness.ts';
import { liftedFunction, setTree } from './lift.ts';
import { freshMeta, settle } from './metas.ts';
import { patternMeanings } from './patterns.ts';
import { printIn } from './print.ts';
import { closeType, rebase } from './rebase.ts';
import { fail, type Session } from './session.ts';
import { boundVariable } from './split.ts';
import { check, coerce, infer, match, type Typed } from './term.ts';
import { app, type Global, type Term, type Value } from './values.ts';

export function elaborateCase(s: Session, context: Context, raw: Raw & { kind: 'case' }, expected: Value): Term {
  const scrutinee = inferScrutinee(s, context, raw);
  const value = evaluateIn(context, scrutinee.term);
  const rebased = rebase(context);
  const vars = rebased.levels.map((level): Term => ({ t: 'var', index: context.size - 1 - level }));
  const goal = rebased.through(expected);
  const inPlace = boundVariable(context, whnf(value)) !== null;
  const type = rebased.through(scrutinee.type);
  const matched = boundVariable(context, whnf(value));
  const linear = matched !== null && context.entries[matched]!.quantity === 1;
  const subject = rebased.through(value);
  const opened = !inPlace
    ? bind(rebased.context, '{scrutinee}', type, 2, false)
    : { context: linear ? usedUp(rebased.context, subject, type) : rebased.context, value: subject };
  const closed = closeType(opened.context, quoteIn(opened.context, goal));
  const global = liftedFunction(s, 'case', closed, raw.span);
  const rows = raw.alternatives.map(
    (alternative, id): Row => ({
      id,
      span: alternative.span,
      impossible: alternative.body === null,
      constraints: [{ subject: opened.value, pattern: alternative.pattern, type: () => type }],
      bindings: [],
      implicits: [],
      checks: [],
    }),
  );
  const job: Job = {
    s,
    span: raw.span,
    strict: false,
    covers: { what: 'this `case`', arrow: '=>', hole: 'rhs' },
    show: (at) => printIn({ ...at.context, scope: null }, at.subjects[0]!),
    leaf: (row, at) => leaf(s, raw.alternatives[row.id]!, at),
  };
  const tree = compile(job, { context: opened.context, goal, subjects: [opened.value], withTypes: [] }, rows);
  setTree(global, opened.context.size, tree);
  return app({ t: 'const', global }, inPlace && !linear ? vars : [...vars, scrutinee.term]);
}

/** Matching on a linear variable uses it: in the alternatives its names mean something that is erased. */
function usedUp(context: Context, subject: Value, type: Value): Context {
  const level = boundVariable(context, whnf(subject));
  const names: string[] = [];
  for (let at = context.scope; at !== null; at = at.next) {
    const { meaning } = at;
    const value = meaning.kind === 'level' ? context.env[meaning.level]! : meaning.value;
    if (boundVariable(context, whnf(value)) === level) names.push(at.name);
  }
  const { context: inside, value } = bind(context, names[0] ?? '_', type, 0, false);
  return names.reduce((so, name) => named(so, name, value, () => type), inside);
}

function leaf(s: Session, alternative: RawAlternative, at: State) {
  return { kind: 'body', term: check(s, at.context, alternative.body!, at.goal) } as const;
}

function inferScrutinee(s: Session, context: Context, raw: Raw & { kind: 'case' }): Typed {
  const guess = typeFromPatterns(s, context, raw);
  let found: Typed;
  if (guess !== null && raw.scrutinee.kind !== 'name') {
    try {
      found = { term: check(s, context, raw.scrutinee, guess), type: guess };
    } catch (error) {
      if (!(error instanceof Rejected)) throw error;
      found = infer(s, context, raw.scrutinee);
    }
  } else found = infer(s, context, raw.scrutinee);
  settle();
  const type = whnf(found.type);
  if (isLazyType(s, type)) {
    const inner = withoutLaziness(type);
    return { term: coerce(s, context, found.term, found.type, inner, raw.scrutinee.span), type: inner };
  }
  if (type.v === 'flex' && guess !== null) {
    match(s, context, found.type, guess, raw.scrutinee.span, 'the patterns are not of the type of what is matched');
  }
  const known = whnf(found.type);
  if (known.v === 'flex' && raw.alternatives.length !== 1) {
    return fail(s, 'type', raw.scrutinee.span, 'the type of what is matched is not known here', {
      notes: ['Say it with `the`.'],
    });
  }
  return found;
}

/** The patterns' data type with unknown arguments, if its constructor's name says which it is. */
function typeFromPatterns(s: Session, context: Context, raw: Raw & { kind: 'case' }): Value | null {
  for (const { pattern } of raw.alternatives) {
    const options = pattern.kind === 'alternatives' ? pattern.options : [pattern];
    for (const option of options) {
      const { head } = unwind(option);
      if (head.kind !== 'name') continue;
      const meanings = patternMeanings(s, context, head.name).filter(({ global }) => global.kind === 'constructor');
      if (meanings.length !== 1) continue;
      return unknownInstance(context, meanings[0]!.global.constructor_!.data, raw.scrutinee.span);
    }
  }
  return null;
}

/** A data type applied to what is to be found. */
export function unknownInstance(context: Context, data: Global, span: Raw['span']): Value {
  const args: Value[] = [];
  let type = whnf(typeOfGlobal(data));
  while (type.v === 'pi') {
    const arg = evaluateIn(context, freshMeta(context, type.domain, `${type.name} of ${data.name}`, span).term);
    args.push(arg);
    type = whnf(type.body(arg));
  }
  return { v: 'data', global: data, args };
}
