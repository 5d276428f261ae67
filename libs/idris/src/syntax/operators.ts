/**
 * Chains of operands and operators, resolved by the fixities in scope; `let` and `rewrite` may begin or end one.
 */
import { letExpression } from './blocks.ts';
import type { Cursor } from './cursor.ts';
import { infixApplication, prefixApplication } from './desugar.ts';
import { application } from './expressions.ts';
import { type Operator, type Piece, resolve } from './fixity.ts';
import { rewriteExpression } from './keywords.ts';
import { isOperator } from './lexer.ts';
import { ALL, type Allowed, reference, spanOf } from './names.ts';
import type { Raw } from './raw.ts';
import { isBraceBinder, isExplicitBinder, typeExpression } from './types.ts';

export function expression(p: Cursor, allowed: Allowed = ALL): Raw {
  return p.nested(() => {
    if (p.keyword('let')) return letExpression(p);
    if (p.keyword('rewrite')) return rewriteExpression(p);
    if (p.is('pragma', 'runElab')) p.subset(spanOf(p.token), 'elaborator reflection (`%runElab`)');
    return operators(p, allowed);
  });
}

export function operatorAt(
  p: Cursor,
  ahead: number,
): { readonly operator: Operator; readonly length: number } | undefined {
  const token = p.peek(ahead);
  if (isOperator(token)) return { operator: { name: token.text, span: spanOf(token), backticks: false }, length: 1 };
  if (token.kind !== 'symbol' || token.text !== '`') return undefined;
  const named = p.peek(ahead + 1);
  if (named.kind === 'ident' || named.kind === 'qualified') {
    // `Data.Vect.(++)`
    const inParentheses = p.peek(ahead + 2).text === '.(' && isOperator(p.peek(ahead + 3));
    const length = inParentheses ? 6 : 3;
    const close = p.peek(ahead + length - 1);
    if (close.kind === 'symbol' && close.text === '`') {
      const text = inParentheses ? `${named.text}.${p.peek(ahead + 3).text}` : named.text;
      const span = { start: token.start, end: close.end };
      return { operator: { name: text, span, backticks: true }, length };
    }
  }
  return p.fail(spanOf(token), 'expected a name between backticks, as in `div`');
}

/** The operator here, unless a `)` follows it: then it is the operator of a section. */
function infixHere(p: Cursor): { readonly operator: Operator; readonly length: number } | undefined {
  const found = operatorAt(p, 0);
  if (found === undefined) return undefined;
  const after = p.peek(found.length);
  return after.kind === 'symbol' && after.text === ')' ? undefined : found;
}

export function chosenOperator(p: Cursor, operator: Operator): Operator {
  const chosen = reference(p, operator.span, operator.name);
  return chosen.kind === 'name' ? { ...operator, name: chosen.name } : operator;
}

/** A chain of operands and operators. `first` is an operand that is already there: a section's. */
export function operators(p: Cursor, allowed: Allowed, first?: Raw): Raw {
  const pieces: Piece<Raw>[] = [];
  if (first !== undefined) pieces.push({ kind: 'operand', term: first });
  let operand = first === undefined;
  for (;;) {
    if (operand) {
      // Idris 2 lets an operand stand anywhere; in the column of the declarations it is the next one.
      if (pieces.length > 0 && p.token.column <= p.column) p.unexpected('an operand');
      const prefix = operatorAt(p, 0);
      if (prefix !== undefined) {
        pieces.push({ kind: 'operator', operator: chosenOperator(p, prefix.operator), prefix: true });
        p.position += prefix.length;
        continue;
      }
      const afterDollar = pieces.at(-1)?.kind === 'operator' && p.tokens[p.position - 1]!.text === '$';
      if (pieces.length > 0 && (p.keyword('let') || p.keyword('rewrite')))
        pieces.push({ kind: 'operand', term: expression(p, allowed) });
      else if (afterDollar && (p.keyword('forall') || isExplicitBinder(p) || isBraceBinder(p))) {
        pieces.push({ kind: 'operand', term: typeExpression(p, allowed) });
      } else pieces.push({ kind: 'operand', term: application(p, allowed) });
      operand = false;
      continue;
    }
    if (!p.more()) break;
    if (allowed.equals && p.symbol('=')) {
      pieces.push({
        kind: 'operator',
        operator: { name: '=', span: spanOf(p.next()), backticks: false },
        prefix: false,
      });
      operand = true;
      continue;
    }
    const infix = infixHere(p);
    if (infix === undefined) break;
    pieces.push({ kind: 'operator', operator: chosenOperator(p, infix.operator), prefix: false });
    p.position += infix.length;
    operand = true;
  }
  return resolve(p.fixities, pieces, infixApplication, prefixApplication, (span, message, notes) =>
    p.fail(span, message, notes, 'fixity'),
  );
}
