/**
 * Chains of operands and operators, resolved by the fixities in scope; `let` and `rewrite` may begin or end one.
 */
import { letExpression } from './blocks.ts';
import type { Cursor } from './cursor.ts';
import { apply, infixApplication, MANY, name, patternLambda, prefixApplication } from './desugar.ts';
import { application } from './expressions.ts';
import { type Operator, type Piece, resolve, root } from './fixity.ts';
import { rewriteExpression } from './keywords.ts';
import { isOperator } from './lexer.ts';
import { ALL, type Allowed, NO_EQUALS, PATTERN, reference, spanOf } from './names.ts';
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

interface Binding {
  readonly operator: Operator;
  readonly length: number;
  readonly kind: 'typebind' | 'autobind';
}

/** Does `(x : a)` or `(x <- a)` stand here, before an operator that binds? */
export function bindingAhead(p: Cursor): Binding | undefined {
  if (!p.symbol('(')) return undefined;
  const end = p.after(p.position);
  const after = p.tokens[end];
  if (after === undefined || !(isOperator(after) || after.text === '`')) return undefined;
  const found = operatorAt(p, end - p.position);
  const kind = found === undefined ? undefined : p.fixities.infix(root(found.operator.name))?.binding;
  if (found === undefined || kind === undefined) return undefined;
  for (let at = p.position + 1; at < end - 1; at = p.after(at)) {
    const token = p.tokens[at]!;
    if (token.kind === 'symbol' && /^(?::|<-|:=)$/.test(token.text)) return { ...found, kind };
  }
  return undefined;
}

/** `(x : a) op b` is `op a (\x => b)`, and so is `(x <- a) op b`. */
function bindingApplication(p: Cursor, allowed: Allowed, { operator, length, kind }: Binding): Raw {
  const start = p.expectSymbol('(').start;
  const pattern = operators(p, PATTERN);
  const type = p.acceptSymbol(':') ? typeExpression(p, NO_EQUALS) : null;
  const value = p.acceptSymbol('<-') || p.acceptSymbol(':=') ? typeExpression(p) : null;
  p.expectSymbol(')', ' after what the operator binds');
  const bound = kind === 'typebind' ? type : value;
  if (bound === null || (kind === 'typebind' && value !== null)) {
    const form = kind === 'typebind' ? '(x : a)' : '(x <- a)';
    return p.fail(p.spanFrom(start), `what \`${operator.name}\` binds is written \`${form}\``, [], 'fixity');
  }
  p.position += length;
  const right = expression(p, allowed);
  const span = p.spanFrom(start);
  const chosen = chosenOperator(p, operator);
  const body = patternLambda(span, MANY, pattern, type, p.fresh('bound'), right);
  return apply(name(chosen.span, chosen.name), bound, body);
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
      const binding = prefix === undefined ? bindingAhead(p) : undefined;
      if (binding !== undefined) {
        pieces.push({ kind: 'operand', term: bindingApplication(p, allowed, binding) });
        operand = false;
        continue;
      }
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
  const [only] = pieces;
  if (pieces.length === 1 && only?.kind === 'operand') return only.term;
  const binds = (operator: Operator) => p.fixities.infix(root(operator.name))?.binding !== undefined;
  const infixOf = (operator: Operator, left: Raw, right: Raw) =>
    infixApplication(operator, left, right, binds(operator));
  return resolve(p.fixities, pieces, infixOf, prefixApplication, (span, message, notes) =>
    p.fail(span, message, notes, 'fixity'),
  );
}
