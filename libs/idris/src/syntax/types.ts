/**
 * Types: arrows, binders of all kinds, `forall`. Any expression is one too.
 *
 * Recursive descent without backtracking: where a construct shows itself late, a look at the tokens ahead decides.
 */
import type { Cursor } from './cursor.ts';
import { AUTO, conjuncts, EXPLICIT, IMPLICIT, infer, MANY } from './desugar.ts';
import { simple } from './expressions.ts';
import { isOperator } from './lexer.ts';
import { ALL, type Allowed, quantity, spanOf } from './names.ts';
import { bindingAhead, expression } from './operators.ts';
import type { Plicity, Quantity, Raw, Span } from './raw.ts';

export interface Binder {
  readonly quantity: Quantity;
  readonly plicity: Plicity;
  readonly names: readonly { readonly name: string; readonly span: Span }[];
  readonly type: Raw;
}

/** Do names and a colon stand after the opening bracket `ahead` tokens from here? */
export function bindsNames(p: Cursor, ahead: number): boolean {
  let at = ahead + 1;
  if (p.peek(at).kind === 'integer') at += 1;
  for (;;) {
    const token = p.peek(at);
    if (token.kind !== 'ident' && !(token.kind === 'symbol' && token.text === '_')) return false;
    const after = p.peek(at + 1);
    if (after.kind !== 'symbol') return false;
    if (after.text === ':') return true;
    if (after.text !== ',') return false;
    at += 2;
  }
}

/** `(x : a …)` that is no dependent pair. */
export function isExplicitBinder(p: Cursor): boolean {
  if (!p.symbol('(') || !bindsNames(p, 0)) return false;
  const end = p.after(p.position) - 1;
  for (let at = p.position + 1; at < end; at = p.after(at)) {
    const token = p.tokens[at]!;
    if (token.kind === 'symbol' && token.text === '**') return false;
  }
  return true;
}
export function isBraceBinder(p: Cursor): boolean {
  if (!p.symbol('{')) return false;
  const first = p.peek(1);
  return (first.kind === 'keyword' && (first.text === 'auto' || first.text === 'default')) || bindsNames(p, 0);
}

/** After the opening bracket: `0 x, y : type`. */
function boundNames(p: Cursor, plicity: Plicity): Binder {
  const many = quantity(p);
  const names: { name: string; span: Span }[] = [];
  do {
    const token = p.token;
    if (!p.is('ident') && !p.symbol('_')) p.unexpected('a name to bind');
    p.next();
    names.push({ name: token.text, span: spanOf(token) });
  } while (p.acceptSymbol(','));
  p.expectSymbol(':', ' and the type of what is bound');
  return { quantity: many, plicity, names, type: p.nested(() => typeExpression(p)) };
}

/** `(x : a)`, `{x : a}`, `{auto x : a}`, `{default e x : a}` */
export function binder(p: Cursor): Binder {
  if (p.acceptSymbol('(')) {
    const bound = boundNames(p, EXPLICIT);
    p.expectSymbol(')', ' after the type of what is bound');
    return bound;
  }
  p.expectSymbol('{');
  let plicity: Plicity = IMPLICIT;
  if (p.acceptKeyword('auto')) plicity = AUTO;
  else if (p.acceptKeyword('default')) plicity = { kind: 'default', value: simple(p) };
  const bound = boundNames(p, plicity);
  p.expectSymbol('}', ' after the type of what is bound');
  return bound;
}

function pis(span: Span, bound: Binder, body: Raw): Raw {
  return bound.names.reduceRight<Raw>(
    (rest, { name: text, span: at }) => ({
      kind: 'pi',
      span: { start: at.start, end: span.end },
      quantity: bound.quantity,
      plicity: bound.plicity,
      name: text === '_' ? null : text,
      type: bound.type,
      body: rest,
    }),
    body,
  );
}

/** A type, or any expression: arrows, binders and what stands between. */
export function typeExpression(p: Cursor, allowed: Allowed = ALL): Raw {
  const wrappers: ((body: Raw) => Raw)[] = [];
  for (;;) {
    const start = p.token.start;
    if (p.acceptKeyword('forall')) {
      const names: { name: string; span: Span }[] = [];
      do {
        const token = p.token;
        if (!p.is('ident')) p.unexpected('a name to bind');
        p.next();
        names.push({ name: token.text, span: spanOf(token) });
      } while (p.acceptSymbol(','));
      const type = infer(p.spanFrom(start));
      p.expectSymbol('.', ' after the names that `forall` binds');
      wrappers.push((body) =>
        pis({ start, end: body.span.end }, { quantity: 0, plicity: IMPLICIT, names, type }, body),
      );
    } else if ((isExplicitBinder(p) && bindingAhead(p) === undefined) || isBraceBinder(p)) {
      const explicit = p.symbol('(');
      const bound = binder(p);
      if (explicit && p.acceptSymbol('=>')) {
        wrappers.push((body) => pis({ start, end: body.span.end }, { ...bound, plicity: AUTO }, body));
        continue;
      }
      if (isOperator(p.token)) p.fail(spanOf(p.token), `\`${p.token.text}\` is no operator that binds`, [], 'fixity');
      p.expectSymbol('->', ' after an argument with a name');
      wrappers.push((body) => pis({ start, end: body.span.end }, bound, body));
    } else {
      const left = expression(p, allowed);
      const arrow = p.more() && (p.symbol('->') || p.symbol('=>'));
      if (!arrow) return wrappers.reduceRight((body, wrap) => wrap(body), left);
      const plicity = p.next().text === '->' ? EXPLICIT : AUTO;
      const domains = plicity === AUTO ? conjuncts(left) : [left];
      wrappers.push((body) =>
        domains.reduceRight<Raw>((rest, type) => {
          const span = { start: left.span.start, end: rest.span.end };
          return { kind: 'pi', span, quantity: MANY, plicity, name: null, type, body: rest };
        }, body),
      );
    }
  }
}
