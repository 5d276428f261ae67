/**
 * Applications, their arguments, and what stands for itself: names, literals, projections, updates, idiom brackets. Patterns
 * are the same grammar, as in Idris 2; what may not stand in a pattern the elaborator refuses.
 */
import { doExpression } from './blocks.ts';
import { listExpression, parenthesised, snocListExpression } from './brackets.ts';
import type { Cursor } from './cursor.ts';
import { apply, idiom, infer, lambda, name } from './desugar.ts';
import { caseExpression, ifExpression, lambdaExpression, update, withNames } from './keywords.ts';
import type { Token } from './lexer.ts';
import { type Allowed, declaredName, qualifiedName, reference, spanOf } from './names.ts';
import { expression } from './operators.ts';
import type { Raw, Span } from './raw.ts';
import { stringExpression } from './strings.ts';
import { typeExpression } from './types.ts';

export function application(p: Cursor, allowed: Allowed): Raw {
  const token = p.token;
  if (token.kind === 'keyword') {
    if (token.text === 'case') return caseExpression(p);
    if (token.text === 'if') return ifExpression(p);
    if (token.text === 'do') return doExpression(p, null);
    if (token.text === 'with') return withNames(p, allowed);
  }
  if (isQualifiedDo(token)) return doExpression(p, token.text.slice(0, -3));
  let fn = simple(p);
  while (p.more()) {
    if (startsSimple(p)) {
      fn = apply(fn, simple(p));
    } else if (p.symbol('{')) fn = namedArguments(p, fn);
    else if (p.acceptSymbol('@{')) {
      const arg = typeExpression(p);
      p.expectSymbol('}', ' after an argument in `@{…}`');
      fn = { kind: 'applyAuto', span: p.spanFrom(fn.span.start), fn, arg };
    } else if (allowed.bar && p.symbol('|')) {
      p.next();
      const arg = expression(p, { ...allowed, bar: false });
      fn = { kind: 'applyWith', span: p.spanFrom(fn.span.start), fn, arg };
    } else break;
  }
  return fn;
}

function isQualifiedDo(token: Token): boolean {
  return token.kind === 'qualified' && token.text.endsWith('.do');
}

/** `{ field := …`, `{ field $= …`, `{ a.b := …` */
function isUpdate(p: Cursor): boolean {
  if (!p.symbol('{') || p.peek(1).kind !== 'ident') return false;
  const after = p.peek(2);
  return after.kind === 'dotIdent' || (after.kind === 'symbol' && /^(?::=|\$=|->)$/.test(after.text));
}

const SIMPLE_SYMBOLS = new Set(['_', '?', '(', '[', '[<', '[>', '[|', '.(', '!', '~', '`(', '`{', '`[', '\\']);
const SIMPLE_KINDS = new Set<Token['kind']>([
  'ident',
  'integer',
  'double',
  'char',
  'stringBegin',
  'multilineBegin',
  'hole',
  'dotIdent',
]);

function startsSimple(p: Cursor): boolean {
  const token = p.token;
  if (SIMPLE_KINDS.has(token.kind)) return true;
  if (token.kind === 'qualified') return !isQualifiedDo(token);
  if (token.kind === 'symbol') return SIMPLE_SYMBOLS.has(token.text) || isUpdate(p);
  if (token.kind === 'keyword') return token.text === 'record' && p.peek(1).text === '{';
  return token.kind === 'pragma' && /^(?:search|World|MkWorld|logging)$/.test(token.text);
}

/** `f {x = e, y}`, `f {x, _}`, `f {}` */
function namedArguments(p: Cursor, fn: Raw): Raw {
  p.expectSymbol('{');
  const named: { name: string; arg: Raw }[] = [];
  let rest = p.symbol('}');
  while (!p.symbol('}')) {
    if (named.length > 0 && p.symbol('_')) {
      p.next();
      rest = true;
      break;
    }
    const argument = declaredName(p, 'the name of an argument');
    const arg = p.acceptSymbol('=') ? typeExpression(p) : name(argument.span, argument.name);
    named.push({ name: argument.name, arg });
    if (!p.acceptSymbol(',')) break;
  }
  p.expectSymbol('}', ' after named arguments');
  const span = p.spanFrom(fn.span.start);
  if (rest) named.unshift({ name: '_', arg: infer(p.spanFrom(p.lastEnd - 1)) });
  return named.reduce<Raw>((so, { name: text, arg }) => ({ kind: 'applyNamed', span, fn: so, name: text, arg }), fn);
}

/** One argument, with its projections `.x.y`. */
export function simple(p: Cursor): Raw {
  const start = p.token.start;
  if (p.is('dotIdent')) return projectionSection(p, start);
  let record = simpler(p);
  while (p.is('dotIdent')) record = projection(p, start, record);
  return record;
}

function projection(p: Cursor, start: number, record: Raw): Raw {
  const field = p.next();
  return {
    kind: 'project',
    span: p.spanFrom(start),
    record,
    field: field.text,
    fieldSpan: { start: field.start + 1, end: field.end },
  };
}

/** `(.x.y)`: a function. */
export function projectionSection(p: Cursor, start: number): Raw {
  const bound = p.fresh('record');
  let body = name({ start, end: start }, bound);
  while (p.is('dotIdent')) body = projection(p, start, body);
  return lambda(body.span, bound, body);
}

function simpler(p: Cursor): Raw {
  const token = p.token;
  const span = spanOf(token);
  switch (token.kind) {
    case 'ident': {
      const after = p.peek(1);
      if (after.kind === 'symbol' && after.text === '@') {
        p.position += 2;
        const pattern = p.nested(() => simple(p));
        return { kind: 'as', span: p.spanFrom(span.start), name: token.text, pattern };
      }
      return nameOrIdiom(p);
    }
    case 'qualified':
      return nameOrIdiom(p);
    case 'integer':
      p.next();
      return { kind: 'integer', span, value: integerValue(token.text) };
    case 'double':
      p.next();
      return { kind: 'double', span, value: doubleValue(p, token.text, span) };
    case 'char':
      p.next();
      return { kind: 'char', span, value: token.text };
    case 'stringBegin':
    case 'multilineBegin':
      return stringExpression(p);
    case 'hole':
      p.next();
      return { kind: 'hole', span, name: token.text };
    case 'pragma':
      p.next();
      if (token.text === 'search') return { kind: 'search', span };
      return p.subset(span, `\`%${token.text}\``);
    case 'keyword':
      if (token.text === 'record' && p.peek(1).text === '{') {
        p.next();
        return update(p, span.start);
      }
      return p.unexpected('an expression');
    case 'symbol':
      return bracket(p, token, span);
    default:
      return p.unexpected('an expression');
  }
}

function nameOrIdiom(p: Cursor): Raw {
  const token = p.token;
  if (token.text === 'Type') {
    p.next();
    return { kind: 'type', span: spanOf(token) };
  }
  const after = p.peek(1);
  if (after.kind === 'symbol' && after.text === '.[|') {
    p.next();
    return idiomBrackets(p, token.start, token.text);
  }
  const found = qualifiedName(p)!;
  return reference(p, found.span, found.name);
}

function doubleValue(p: Cursor, text: string, span: Span): number {
  const value = Number(text.replaceAll('_', ''));
  if (!Number.isFinite(value)) p.fail(span, 'this number is too large for Double');
  if (value === 0 && /^[\d._]*[1-9]/.test(text)) p.fail(span, 'this number is too small for Double');
  return value;
}

function integerValue(text: string): bigint {
  const digits = text.replaceAll('_', '');
  return BigInt(/^0[box]$/.test(digits) ? '0' : digits);
}

function bracket(p: Cursor, token: Token, span: Span): Raw {
  switch (token.text) {
    case '_':
      p.next();
      return infer(span);
    case '?':
      p.next();
      return { kind: 'infer', span, unbound: true };
    case '(':
      return parenthesised(p);
    case '[':
    case '[>':
      return listExpression(p);
    case '[<':
      return snocListExpression(p);
    case '[|':
      return idiomBrackets(p, span.start, null);
    case '.(': {
      p.next();
      const term = typeExpression(p);
      p.expectSymbol(')', ' after a dotted pattern');
      return { kind: 'dotted', span: p.spanFrom(span.start), term };
    }
    case '{':
      if (isUpdate(p)) return update(p, span.start);
      return p.unexpected('an expression');
    case '\\':
      return lambdaExpression(p);
    case '!': {
      p.next();
      const term = p.nested(() => simple(p));
      const scope = p.bangs.at(-1);
      if (scope === undefined)
        return p.fail(p.spanFrom(span.start), '`!` cannot stand here: there is no expression around it to bind in');
      const bound = p.fresh('bang');
      scope.bound.push({ name: bound, term, span: p.spanFrom(span.start) });
      return name(p.spanFrom(span.start), bound);
    }
    case '`(':
    case '`{':
    case '`[':
      return p.subset(span, 'quotation (elaborator reflection)');
    case '~':
      return p.subset(span, 'unquotation (elaborator reflection)');
    default:
      return p.unexpected('an expression');
  }
}

function idiomBrackets(p: Cursor, start: number, namespace: string | null): Raw {
  p.next();
  const term = expression(p);
  p.expectSymbol('|]', ' after an idiom bracket');
  return idiom(p.spanFrom(start), namespace ?? p.bangs.at(-1)?.namespace ?? null, term);
}
