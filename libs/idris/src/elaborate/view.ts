/**
 * `f args | view` on a right side, inside of the clauses of `f`’s `with`: the function that the `with` stands for, called
 * with another scrutinee, so that the view of a part is not computed anew.
 *
 * What the clause of the `with` knows of its arguments is matched with the arguments given; that says what the variables are
 * that the function takes. After McBride & McKinna, "The view from the left".
 */
import type { Raw } from '../syntax/raw.ts';
import { inferApplication, unwind } from './apply.ts';
import { afterArguments, type Context, evaluateIn, quoteIn } from './context.ts';
import { evaluate, quote, typeOfGlobal, whnf } from './evaluate.ts';
import { freshMeta, settle } from './metas.ts';
import { shortName } from './names.ts';
import { fail, type Session } from './session.ts';
import { check, match, type Typed } from './term.ts';
import { attempt } from './trail.ts';
import { app, type Global, type Term, type Value } from './values.ts';

/** A `with` under way. */
export interface View {
  /** The name of the function whose clause it is. */
  readonly of: string;
  readonly global: Global;
  /** The clause's: what the function takes are its variables, in the order of `items`, with the scrutinee among them. */
  readonly context: Context;
  readonly items: readonly (number | 'scrutinee')[];
  /** The function's arguments, then the scrutinees of the `with`s around. */
  readonly subjects: readonly Value[];
  /** Those of the `with`s around, and this one's. */
  readonly withTypes: readonly Value[];
}

export function inferView(s: Session, context: Context, raw: Raw & { kind: 'applyWith' }): Typed {
  const withs: Raw[] = [];
  let base: Raw = raw;
  while (base.kind === 'applyWith') {
    withs.unshift(base.arg);
    base = base.fn;
  }
  const { head } = unwind(base);
  const name = head.kind === 'name' ? head.name : '';
  const views = s.views.filter((view) => shortName(view.of) === name && view.withTypes.length === withs.length);
  const options = views.toReversed().map((view) => attempt(() => called(s, context, view, base, withs)));
  for (const option of options) if (option.ok) return option.value;
  const [first] = options;
  if (first !== undefined && !first.ok) throw first.error;
  return fail(s, 'pattern', raw.span, 'this belongs in a pattern, not in an expression', {
    notes: [`\`f x | view\` is an expression inside of the clauses of a \`with\` of f only.`],
  });
}

function called(s: Session, context: Context, view: View, base: Raw, withs: readonly Raw[]): Typed {
  const sources = [...view.context.env];
  const through = (value: Value): Value => evaluate(sources, quote(value, view.context.size));
  for (const level of view.items) {
    if (level === 'scrutinee') continue;
    const entry = view.context.entries[level]!;
    const meta = freshMeta(context, through(entry.type), `${entry.name} of ${view.of}`, base.span);
    sources[level] = evaluateIn(context, meta.term);
  }
  const parent = whnf(evaluateIn(context, inferApplication(s, context, base, null).term));
  const known = view.subjects.slice(0, view.subjects.length - (view.withTypes.length - 1));
  if (parent.v !== 'global' || parent.args.length !== known.length)
    return fail(s, 'pattern', base.span, `${shortName(view.of)} has another number of arguments before a view`);
  const wrong = 'this argument is not one that the view is of';
  known.forEach((subject, at) => {
    match(s, context, parent.args[at]!, through(subject), base.span, wrong);
  });
  const terms = withs.map((one, at) => {
    const term = check(s, context, one, through(view.withTypes[at]!));
    const subject = view.subjects[known.length + at];
    if (subject !== undefined) match(s, context, evaluateIn(context, term), through(subject), one.span, wrong);
    return term;
  });
  settle();
  const args = view.items.map(
    (item): Term => (item === 'scrutinee' ? terms.at(-1)! : quoteIn(context, sources[item]!)),
  );
  const values = args.map((arg) => evaluateIn(context, arg));
  return {
    term: app({ t: 'const', global: view.global }, args),
    type: afterArguments(typeOfGlobal(view.global), values),
  };
}
