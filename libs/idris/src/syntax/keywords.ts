/**
 * Constructs that a keyword begins: functions, `case`, `if`, `rewrite`, `with NAMES`, record update.
 */
import type { Cursor } from './cursor.ts';
import { caseOf, ifThenElse, lambda, name, patternLambda } from './desugar.ts';
import { simple } from './expressions.ts';
import { root } from './fixity.ts';
import { ALL, type Allowed, PATTERN, qualifiedName, quantity, scoped } from './names.ts';
import { expression, operators } from './operators.ts';
import type { Quantity, Raw, RawAlternative } from './raw.ts';
import { typeExpression } from './types.ts';

export function lambdaExpression(p: Cursor): Raw {
  const start = p.expectSymbol('\\').start;
  if (p.acceptKeyword('case')) {
    const bound = p.fresh('case');
    const alternatives = caseBlock(p);
    if (alternatives.length === 0) p.unexpected('an alternative of `\\case`');
    const span = p.spanFrom(start);
    return lambda(span, bound, caseOf(span, name({ start, end: start + 1 }, bound), null, alternatives));
  }
  const bound: { quantity: Quantity; pattern: Raw; type: Raw | null }[] = [];
  do {
    const many = quantity(p);
    const pattern = simple(p);
    bound.push({ quantity: many, pattern, type: p.acceptSymbol(':') ? operators(p, ALL) : null });
  } while (p.acceptSymbol(','));
  if (bound.length === 1 && p.acceptKeyword('impossible')) {
    const fresh = p.fresh('case');
    const span = p.spanFrom(start);
    const pattern = bound[0]!.pattern;
    return lambda(span, fresh, caseOf(span, name(pattern.span, fresh), null, [{ span, pattern, body: null }]));
  }
  p.expectSymbol('=>', ' after what a function binds');
  const body = scoped(p, () => typeExpression(p));
  return bound.reduceRight((rest, { quantity: many, pattern, type }) => {
    const span = { start: pattern.span.start, end: rest.span.end };
    return patternLambda(span, many, pattern, type, p.fresh('arg'), rest);
  }, body);
}

function caseBlock(p: Cursor): RawAlternative[] {
  const alternatives: RawAlternative[] = [];
  p.block(p.indent, () => alternatives.push(alternative(p)));
  return alternatives;
}

export function alternative(p: Cursor): RawAlternative {
  const start = p.token.start;
  const pattern = operators(p, PATTERN);
  if (p.acceptKeyword('impossible')) {
    p.expectEnd('an alternative');
    return { span: p.spanFrom(start), pattern, body: null };
  }
  p.expectSymbol('=>', ' or `impossible` after a pattern');
  if (!p.more()) p.unexpected('an expression');
  const body = scoped(p, () => typeExpression(p));
  p.expectEnd('an alternative');
  return { span: p.spanFrom(start), pattern, body };
}

export function caseExpression(p: Cursor): Raw {
  const start = p.next().start;
  const scrutinee = expression(p);
  p.expectContinued('of', ' after what `case` looks at');
  const alternatives = caseBlock(p);
  return caseOf(p.spanFrom(start), scrutinee, null, alternatives);
}

export function ifExpression(p: Cursor): Raw {
  const start = p.next().start;
  const condition = expression(p);
  p.expectContinued('then', ' after a condition');
  const yes = scoped(p, () => typeExpression(p));
  p.expectContinued('else', ' after `then`');
  const no = scoped(p, () => typeExpression(p));
  return ifThenElse(p.spanFrom(start), condition, yes, no);
}

export function rewriteExpression(p: Cursor): Raw {
  const start = p.next().start;
  const equation = expression(p);
  p.expectContinued('in', ' after the equation of `rewrite`');
  const body = typeExpression(p);
  return { kind: 'rewrite', span: p.spanFrom(start), equation, body };
}

/** `with Data.Vect.(::) e`, `with [Vect.Nil, Vect.(::)] e` */
export function withNames(p: Cursor, allowed: Allowed): Raw {
  p.next();
  const chosen = new Map<string, string>();
  const one = () => {
    const found = qualifiedName(p);
    if (found === undefined) return p.unexpected('a name, as in `with Data.Vect.Nil`');
    chosen.set(root(found.name), found.name);
  };
  if (p.acceptSymbol('[')) {
    do one();
    while (p.acceptSymbol(','));
    p.expectSymbol(']');
  } else one();
  p.chosen.push(chosen);
  try {
    return expression(p, allowed);
  } finally {
    p.chosen.pop();
  }
}

export function update(p: Cursor, start: number): Raw {
  p.expectSymbol('{');
  const fields: { path: string[]; value: Raw; modify: boolean }[] = [];
  do {
    if (!p.is('ident')) p.unexpected('the name of a field');
    const path = [p.next().text];
    for (;;) {
      if (p.is('dotIdent')) path.push(p.next().text);
      else if (p.acceptSymbol('->') && p.is('ident')) path.push(p.next().text);
      else break;
    }
    const modify = p.symbol('$=');
    if (!modify && !p.symbol(':=') && !p.symbol('=')) p.unexpected('`:=` or `$=` and the new value of the field');
    p.next();
    fields.push({ path, value: typeExpression(p, PATTERN), modify });
  } while (p.acceptSymbol(','));
  p.expectSymbol('}', ' after the fields of an update');
  return { kind: 'update', span: p.spanFrom(start), fields, record: null };
}
