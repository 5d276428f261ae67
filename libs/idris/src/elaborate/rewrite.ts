/**
 * `rewrite eq in e`: with `eq : x = y`, the goal's occurrences of x become y in the type of e, by `rewrite__impl`.
 */
import type { Raw } from '../syntax/raw.ts';
import { abstractOccurrences } from './abstract.ts';
import { type Context, evaluateIn, quoteIn } from './context.ts';
import { evaluate, typeOfGlobal, whnf } from './evaluate.ts';
import { settle } from './metas.ts';
import { printIn } from './print.ts';
import { fail, type Session, wellKnown } from './session.ts';
import { check, infer } from './term.ts';
import { app, type Term, type Value } from './values.ts';

export function elaborateRewrite(s: Session, context: Context, raw: Raw & { kind: 'rewrite' }, expected: Value): Term {
  const equation = infer(s, context, raw.equation);
  settle();
  const type = whnf(equation.type);
  if (type.v !== 'data' || type.global.name !== 'Builtin.Equal') {
    return fail(s, 'type', raw.equation.span, 'only an equality can be rewritten with', {
      expected: 'x = y',
      found: printIn(context, equation.type),
    });
  }
  const [carrier, , from, to] = type.args as [Value, Value, Value, Value];
  const { term: body, count } = abstractOccurrences(expected, from, context.size);
  if (count === 0) {
    return fail(s, 'type', raw.equation.span, 'rewriting with this equation changes nothing', {
      expected: printIn(context, expected),
      found: printIn(context, equation.type),
      notes: [`The goal does not mention ${printIn(context, from)}.`, 'Perhaps it needs `sym`.'],
    });
  }
  const goal = evaluate([...context.env, to], body);
  const value = check(s, context, raw.body, goal);
  const motive: Term = { t: 'lam', quantity: 2, name: 'z', type: quoteIn(context, carrier), body };
  const parts: Readonly<Record<string, Term>> = {
    a: quoteIn(context, carrier),
    x: quoteIn(context, from),
    y: quoteIn(context, to),
    p: motive,
    rule: equation.term,
    val: value,
  };
  const impl = wellKnown(s, 'Builtin.rewrite__impl', raw.span);
  const args: Term[] = [];
  let rest = whnf(typeOfGlobal(impl));
  while (rest.v === 'pi' && args.length < 6) {
    const part = parts[rest.name]!;
    args.push(part);
    rest = whnf(rest.body(evaluateIn(context, part)));
  }
  return app({ t: 'const', global: impl }, args);
}
