/**
 * `with`: a function of the context, of the scrutinee and of what depends on it, over which goal and context are
 * abstracted. Its clauses match the parent's arguments again, as they are known here.
 *
 * After McBride & McKinna, "The view from the left".
 */
import type { Span } from '../diagnostic.ts';
import type { RawClause } from '../syntax/raw.ts';
import { abstractOccurrences } from './abstract.ts';
import { applySpine } from './apply.ts';
import type { State } from './casetree.ts';
import { compileFrame, type Frame } from './clause.ts';
import { boundLevels, evaluateIn, quoteIn } from './context.ts';
import { typeOfGlobal, whnf } from './evaluate.ts';
import { isLazyType, withoutLaziness } from './laziness.ts';
import { liftedFunction, setTree } from './lift.ts';
import { openProblems, settle, settleAll } from './metas.ts';
import { closeType, dependencies, type Extra, inDependencyOrder, rebuild } from './rebase.ts';
import { type Session, wellKnown } from './session.ts';
import { coerce, infer } from './term.ts';
import { app, type Term, type Value } from './values.ts';

type With = RawClause['right'] & { kind: 'with' };

export function elaborateWith(s: Session, frame: Frame, state: State, right: With, span: Span): Term {
  const { context } = state;
  const waiting = new Set(openProblems());
  let { term, type } = infer(s, context, right.scrutinee);
  settle();
  // What is matched must be known now: of notation that may stand for a value or a type, the value.
  if (whnf(type).v === 'flex') settleAll(waiting);
  const head = whnf(type);
  if (isLazyType(s, head)) {
    const inner = withoutLaziness(head);
    term = coerce(s, context, term, type, inner, right.scrutinee.span);
    type = inner;
  }
  const value = evaluateIn(context, term);
  const order = inDependencyOrder(context, boundLevels(context));
  const needed = dependencies(context, value);
  for (const level of dependencies(context, type)) needed.add(level);
  const scrutinee: Extra = { name: '{with}', quantity: right.quantity, type: (plain) => plain(type) };
  const proof: Extra | null =
    right.proof === null
      ? null
      : {
          name: right.proof,
          // Used once or often makes no difference: a proof of equality has nothing to use up.
          quantity: right.proofQuantity === 0 ? 0 : 2,
          type: (plain, made) => equalityOf(s, plain(type), plain(value), made[0]!, span),
        };
  const items = [
    ...order.filter((level) => needed.has(level)),
    scrutinee,
    ...(proof === null ? [] : [proof]),
    ...order.filter((level) => !needed.has(level)),
  ];
  const rebuilt = rebuild(context, items, (old) => abstractOccurrences(old, value, context.size).term, true);
  const goal = rebuilt.through(state.goal);
  const [made, evidence] = rebuilt.extras;
  const inside =
    right.proof === null
      ? rebuilt.context
      : {
          ...rebuilt.context,
          scope: {
            name: right.proof,
            meaning: { kind: 'level' as const, level: levelOf(evidence!) },
            next: rebuilt.context.scope,
          },
        };
  const withTypes = [...state.withTypes.map(rebuilt.plain), rebuilt.plain(type)];
  const closed = closeType(inside, quoteIn(inside, goal));
  const global = liftedFunction(s, 'with', closed, span);
  const subjects = [...state.subjects.map(rebuilt.plain), made!];
  // Inside, `f args | view` calls it with another scrutinee.
  if (proof === null) {
    const taken = items.map((item) => (typeof item === 'number' ? item : ('scrutinee' as const)));
    const types = [...state.withTypes, type];
    s.views.push({ of: frame.name, global, context, items: taken, subjects: state.subjects, withTypes: types });
  }
  const tree = compileFrame(s, frame, { context: inside, goal, subjects, withTypes }, right.clauses, span);
  if (proof === null) s.views.pop();
  setTree(global, inside.size, tree);
  const args = items.map((item): Term => {
    if (typeof item === 'number') return { t: 'var', index: context.size - 1 - item };
    return item === scrutinee ? term : reflexivity(s, state, type, value, span);
  });
  return app({ t: 'const', global }, args);
}

function levelOf(value: Value): number {
  if (value.v !== 'local') throw new Error('an argument is a variable');
  return value.variable.level;
}

function equalityOf(s: Session, type: Value, left: Value, right: Value, span: Span): Value {
  return { v: 'data', global: wellKnown(s, 'Builtin.Equal', span), args: [type, type, left, right] };
}

function reflexivity(s: Session, state: State, type: Value, value: Value, span: Span): Term {
  const { context } = state;
  const global = wellKnown(s, 'Builtin.Refl', span);
  const expected = equalityOf(s, type, value, value, span);
  const fn = { term: { t: 'const', global } as const, type: typeOfGlobal(global) };
  const applied = applySpine(s, context, fn, [], expected, span, 'Refl');
  return coerce(s, context, applied.term, applied.type, expected, span);
}
