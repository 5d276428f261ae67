/**
 * What parentheses and square brackets hold: sections, tuples, dependent pairs, lists, ranges, comprehensions.
 */
import { statement } from './blocks.ts';
import type { Cursor } from './cursor.ts';
import {
  apply,
  dependentPair,
  dependentPairType,
  doBlock,
  infixApplication,
  lambda,
  list,
  name,
  range,
  type Statement,
  snocList,
  tuple,
  unit,
} from './desugar.ts';
import { projectionSection } from './expressions.ts';
import { root } from './fixity.ts';
import { isOperator } from './lexer.ts';
import { ALL, declaredName, NO_BAR, reference, spanOf } from './names.ts';
import { chosenOperator, expression, operatorAt, operators } from './operators.ts';
import type { Raw } from './raw.ts';
import { bindsNames, typeExpression } from './types.ts';

export function parenthesised(p: Cursor): Raw {
  const start = p.token.start;
  const afterOpen = p.peek(1);
  const isField = afterOpen.kind === 'dotIdent' && p.position === p.head;
  if ((isOperator(afterOpen) || isField) && p.peek(2).kind === 'symbol' && p.peek(2).text === ')') {
    const found = declaredName(p, 'an operator');
    return reference(p, found.span, found.name);
  }
  p.next();
  if (p.is('dotIdent')) {
    const section = projectionSection(p, p.token.start);
    p.expectSymbol(')');
    return { ...section, span: p.spanFrom(start) };
  }
  if (p.acceptSymbol(')')) return unit(p.spanFrom(start));
  const section = leftSection(p, start);
  if (section !== undefined) return section;
  p.position -= 1;
  if (bindsNames(p, 0)) {
    p.next();
    return dependentPairBinder(p, start);
  }
  p.next();
  const first = p.symbol(',') ? null : typeExpression(p);
  if (first !== null) {
    if (p.acceptSymbol('**')) {
      const rest = dependentPairRest(p);
      p.expectSymbol(')', ' after a dependent pair');
      return dependentPair(p.spanFrom(start), first, rest);
    }
    const operator = operatorAt(p, 0);
    if (operator !== undefined) {
      p.position += operator.length;
      p.expectSymbol(')');
      const bound = p.fresh('arg');
      const span = p.spanFrom(start);
      const arg = name({ start: span.end, end: span.end }, bound);
      return lambda(span, bound, infixApplication(chosenOperator(p, operator.operator), first, arg));
    }
    if (p.acceptSymbol(')')) return first;
  }
  return tupleExpression(p, start, first);
}

/** `(+ 1)`, unless the operator is a prefix one; the position is after the parenthesis. */
function leftSection(p: Cursor, start: number): Raw | undefined {
  const operator = operatorAt(p, 0);
  if (operator === undefined || p.fixities.prefix(root(operator.operator.name)) !== undefined) return undefined;
  const bound = p.fresh('arg');
  const here = operator.operator.span.start;
  const body = operators(p, ALL, name({ start: here, end: here }, bound));
  p.expectSymbol(')', ' after a section');
  return lambda(p.spanFrom(start), bound, body);
}

/** `(x : a ** p)`; the position is after the parenthesis. */
function dependentPairBinder(p: Cursor, start: number): Raw {
  const pair = dependentPairPart(p, start);
  p.expectSymbol(')', ' after a dependent pair');
  return { ...pair, span: p.spanFrom(start) };
}
function dependentPairPart(p: Cursor, start: number): Raw {
  const bound = p.token;
  if (!p.is('ident') && !p.symbol('_')) p.unexpected('a name');
  p.next();
  p.expectSymbol(':');
  const type = typeExpression(p);
  if (!p.symbol('**')) {
    p.fail(p.spanFrom(start), 'an argument with a name stands only before an arrow', [
      'as in `(x : a) -> b`; a dependent pair is written `(x : a ** b)`',
    ]);
  }
  p.next();
  const rest = dependentPairRest(p);
  const variable: Raw & { kind: 'name' } = { kind: 'name', span: spanOf(bound), name: bound.text };
  return dependentPairType(p.spanFrom(start), variable, type, rest);
}
/** What stands after `**`: more pairs, or the last part. */
function dependentPairRest(p: Cursor): Raw {
  return p.nested(() => {
    const start = p.token.start;
    const after = p.peek(1);
    if (p.is('ident') && after.kind === 'symbol' && after.text === ':') return dependentPairPart(p, start);
    const first = typeExpression(p);
    if (!p.acceptSymbol('**')) return first;
    const rest = dependentPairRest(p);
    return dependentPair(p.spanFrom(start), first, rest);
  });
}

/** `(a, b)`, and with parts left out a function: `(, b)`. */
function tupleExpression(p: Cursor, start: number, first: Raw | null): Raw {
  const bound: string[] = [];
  const hole = () => {
    const fresh = p.fresh('part');
    bound.push(fresh);
    return name({ start: p.token.start, end: p.token.start }, fresh);
  };
  const parts = [first ?? hole()];
  if (!p.symbol(',')) p.unexpected('`)` or `,`');
  while (p.acceptSymbol(',')) parts.push(p.symbol(',') || p.symbol(')') ? hole() : typeExpression(p));
  if (!p.more()) p.unexpected('`)`');
  p.expectSymbol(')', ' or `,` in a tuple');
  const span = p.spanFrom(start);
  return bound.reduceRight((body, part) => lambda(span, part, body), tuple(span, parts));
}

export function listExpression(p: Cursor): Raw {
  const start = p.next().start;
  if (p.acceptSymbol(']')) return list(p.spanFrom(start), []);
  if (p.symbol('..')) p.unexpected('the beginning of the range');
  const items = [expression(p, NO_BAR)];
  if (p.acceptSymbol('|')) return comprehension(p, start, items[0]!);
  while (p.acceptSymbol(',')) items.push(expression(p));
  if (p.acceptSymbol('..')) {
    if (items.length > 2)
      p.fail(p.spanFrom(start), 'a range begins with one element or two: `[a .. b]`, `[a, b .. c]`');
    const to = p.symbol(']') ? null : expression(p);
    p.expectSymbol(']', ' after a range');
    return range(p.spanFrom(start), items[0]!, items[1] ?? null, to);
  }
  p.expectSymbol(']', ' or `,` in a list');
  return list(p.spanFrom(start), items);
}

export function snocListExpression(p: Cursor): Raw {
  const start = p.next().start;
  const items: Raw[] = [];
  if (!p.symbol(']')) {
    do items.push(expression(p));
    while (p.acceptSymbol(','));
  }
  p.expectSymbol(']', ' or `,` in a snoc list');
  return snocList(p.spanFrom(start), items);
}

function comprehension(p: Cursor, start: number, result: Raw): Raw {
  const namespace = p.bangs.at(-1)?.namespace ?? null;
  const inside = namespace === null ? '' : `${namespace}.`;
  const statements: Statement[] = [];
  do {
    for (const next of statement(p, namespace)) {
      statements.push(
        next.kind === 'expression' ? { ...next, term: apply(name(next.span, `${inside}guard`), next.term) } : next,
      );
    }
  } while (p.acceptSymbol(','));
  p.expectSymbol(']', ' or `,` in a comprehension');
  const last = apply(name(result.span, `${inside}pure`), result);
  return { ...doBlock(namespace, statements, last), span: p.spanFrom(start) };
}
