/**
 * What all parts of the grammar share: where `=` and `|` may stand, names as they are declared and referred to, quantities.
 */
import type { Cursor } from './cursor.ts';
import { bindBangs, MANY, name } from './desugar.ts';
import { isOperator, type Token } from './lexer.ts';
import type { Quantity, Raw, Span } from './raw.ts';

/** `equals`: may `=` be an operator here? `bar`: may `|` apply to a with-argument here? */
export interface Allowed {
  readonly equals: boolean;
  readonly bar: boolean;
}
export const ALL: Allowed = { equals: true, bar: true };
export const NO_EQUALS: Allowed = { equals: false, bar: true };
export const NO_BAR: Allowed = { equals: true, bar: false };
/** A pattern, or something before a `=` or `|` that is not its own. */
export const PATTERN: Allowed = { equals: false, bar: false };

export function spanOf(token: Token): Span {
  return { start: token.start, end: token.end };
}

/** Reads a body in its own scope of `!`. */
export function scoped(p: Cursor, parse: () => Raw): Raw {
  return p.bangScope(p.bangs.at(-1)?.namespace ?? null, parse, bindBangs);
}

/** A name as it stands, after `with NAME`. */
export function reference(p: Cursor, span: Span, text: string): Raw {
  for (let at = p.chosen.length - 1; at >= 0; at -= 1) {
    const chosen = p.chosen[at]!.get(text);
    if (chosen !== undefined) return name(span, chosen);
  }
  const namespace = p.bangs.at(-1)?.namespace ?? null;
  return name(span, text === 'pure' && namespace !== null ? `${namespace}.pure` : text);
}

/** `0`, `1` or nothing. */
export function quantity(p: Cursor): Quantity {
  if (!p.is('integer')) return MANY;
  const token = p.token;
  if (token.text !== '0' && token.text !== '1') p.unexpected('a quantity, 0 or 1, or a name');
  p.next();
  return token.text === '0' ? 0 : 1;
}

/** `x`, `(+)` or `(.field)`: a name that is declared or named. */
export function declaredName(p: Cursor, wanted: string): { readonly name: string; readonly span: Span } {
  const token = p.token;
  if (token.kind === 'ident') return { name: p.next().text, span: spanOf(token) };
  const operator = p.peek(1);
  const isPlain = isOperator(operator) || operator.kind === 'dotIdent';
  if (p.symbol('(') && isPlain && p.peek(2).text === ')') {
    p.position += 3;
    return { name: operator.kind === 'dotIdent' ? `.${operator.text}` : operator.text, span: p.spanFrom(token.start) };
  }
  return p.unexpected(wanted);
}

/** A possibly qualified name, `Data.Vect.(::)` included; undefined if none stands here. */
export function qualifiedName(p: Cursor): { readonly name: string; readonly span: Span } | undefined {
  const token = p.token;
  if (token.kind === 'ident' || token.kind === 'qualified') {
    p.next();
    if (p.symbol('.(') && isOperator(p.peek(1)) && p.peek(2).text === ')') {
      const operator = p.peek(1).text;
      p.position += 3;
      return { name: `${token.text}.${operator}`, span: p.spanFrom(token.start) };
    }
    return { name: token.text, span: spanOf(token) };
  }
  const inside = p.peek(1);
  const isName = p.symbol('(') && p.peek(2).text === ')' && (isOperator(inside) || inside.kind === 'dotIdent');
  return isName ? declaredName(p, 'a name') : undefined;
}
