/**
 * Expressions, types and patterns: one grammar, as in Idris 2; what may not stand in a pattern the elaborator refuses.
 *
 * Recursive descent without backtracking: where a construct shows itself late, a look at the tokens ahead decides.
 */
import type { BangScope, Cursor } from './cursor.ts';
import {
  AUTO,
  apply,
  bindBangs,
  caseOf,
  collect,
  dependentPair,
  dependentPairType,
  doBlock,
  EXPLICIT,
  IMPLICIT,
  idiom,
  ifThenElse,
  infer,
  infixApplication,
  interpolated,
  type LetGroup,
  lambda,
  letIn,
  list,
  MANY,
  name,
  patternLambda,
  prefixApplication,
  range,
  type Statement,
  snocList,
  tuple,
  unit,
} from './desugar.ts';
import { readEscapes } from './escapes.ts';
import { type Operator, type Piece, resolve, root } from './fixity.ts';
import { isOperator, type Token } from './lexer.ts';
import type { Plicity, Quantity, Raw, RawAlternative, RawClause, RawDeclaration, Span } from './raw.ts';

/** `equals`: may `=` be an operator here? `bar`: may `|` apply to a with-argument here? */
interface Allowed {
  readonly equals: boolean;
  readonly bar: boolean;
}
const ALL: Allowed = { equals: true, bar: true };
const NO_EQUALS: Allowed = { equals: false, bar: true };
const NO_BAR: Allowed = { equals: true, bar: false };
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
function reference(p: Cursor, span: Span, text: string): Raw {
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

// ── Types ────────────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Binder {
  readonly quantity: Quantity;
  readonly plicity: Plicity;
  readonly names: readonly { readonly name: string; readonly span: Span }[];
  readonly type: Raw;
}

/** Do names and a colon stand after the opening bracket `ahead` tokens from here? */
function bindsNames(p: Cursor, ahead: number): boolean {
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
function isExplicitBinder(p: Cursor): boolean {
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
  return { quantity: many, plicity, names, type: typeExpression(p) };
}

/** `(x : a)`, `{x : a}`, `{auto x : a}`, `{default e x : a}` */
export function binder(p: Cursor): Binder {
  if (p.acceptSymbol('(')) {
    const bound = boundNames(p, EXPLICIT);
    if (p.symbol('<-') || p.symbol(':=')) p.subset(spanOf(p.token), 'an operator that binds (autobind)');
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
  return p.nested(() => {
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
      } else if (isExplicitBinder(p) || isBraceBinder(p)) {
        const explicit = p.symbol('(');
        const bound = binder(p);
        if (explicit && p.acceptSymbol('=>')) {
          wrappers.push((body) => pis({ start, end: body.span.end }, { ...bound, plicity: AUTO }, body));
          continue;
        }
        if (isOperator(p.token)) p.subset(spanOf(p.token), 'an operator that binds (typebind, autobind)');
        p.expectSymbol('->', ' after an argument with a name');
        wrappers.push((body) => pis({ start, end: body.span.end }, bound, body));
      } else {
        const left = expression(p, allowed);
        const arrow = p.more() && (p.symbol('->') || p.symbol('=>'));
        if (!arrow) return wrappers.reduceRight((body, wrap) => wrap(body), left);
        const plicity = p.next().text === '->' ? EXPLICIT : AUTO;
        wrappers.push((body) => {
          const span = { start: left.span.start, end: body.span.end };
          return { kind: 'pi', span, quantity: MANY, plicity, name: null, type: left, body };
        });
      }
    }
  });
}

// ── Operators ────────────────────────────────────────────────────────────────────────────────────────────────────────

export function expression(p: Cursor, allowed: Allowed = ALL): Raw {
  return p.nested(() => {
    if (p.keyword('let')) return letExpression(p);
    if (p.keyword('rewrite')) return rewriteExpression(p);
    if (p.is('pragma', 'runElab')) p.subset(spanOf(p.token), 'elaborator reflection (`%runElab`)');
    return operators(p, allowed);
  });
}

function operatorAt(p: Cursor, ahead: number): { readonly operator: Operator; readonly length: number } | undefined {
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

function chosenOperator(p: Cursor, operator: Operator): Operator {
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

// ── Applications ─────────────────────────────────────────────────────────────────────────────────────────────────────

function application(p: Cursor, allowed: Allowed): Raw {
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
  return p.nested(() => {
    const start = p.token.start;
    if (p.is('dotIdent')) return projectionSection(p, start);
    let record = simpler(p);
    while (p.is('dotIdent')) record = projection(p, start, record);
    return record;
  });
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
function projectionSection(p: Cursor, start: number): Raw {
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
        const pattern = simple(p);
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
      return { kind: 'double', span, value: Number(token.text) };
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

function integerValue(text: string): bigint {
  const digits = text.replaceAll('_', '');
  return BigInt(/^0[box]$/.test(digits) ? '0' : digits);
}

function bracket(p: Cursor, token: Token, span: Span): Raw {
  switch (token.text) {
    case '_':
    case '?':
      p.next();
      return infer(span);
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
      const term = simple(p);
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

// ── Parentheses and square brackets ──────────────────────────────────────────────────────────────────────────────────

function parenthesised(p: Cursor): Raw {
  const start = p.token.start;
  const afterOpen = p.peek(1);
  if (isOperator(afterOpen) && p.peek(2).kind === 'symbol' && p.peek(2).text === ')') {
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
    if (p.symbol('<-') || p.symbol(':=')) p.subset(spanOf(p.token), 'an operator that binds (autobind)');
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

function listExpression(p: Cursor): Raw {
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

function snocListExpression(p: Cursor): Raw {
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

// ── Strings ──────────────────────────────────────────────────────────────────────────────────────────────────────────

function stringExpression(p: Cursor): Raw {
  const begin = p.next();
  const parts: (string | Raw)[] = [];
  while (!p.is('stringEnd')) {
    if (p.is('stringPart')) parts.push(p.next().text);
    else if (p.is('interpolationBegin')) {
      p.next();
      parts.push(expression(p));
      if (!p.is('interpolationEnd')) p.unexpected('`}` after what is put into the string');
      p.next();
    } else p.unexpected('the rest of the string');
  }
  const end = p.next();
  const span = p.spanFrom(begin.start);
  const raw = begin.kind === 'multilineBegin' ? unindent(p, span, parts, end.column) : parts;
  const read = raw.map((part) =>
    typeof part === 'string'
      ? (readEscapes(part, begin.text) ?? p.fail(span, 'this string has an escape that names no character'))
      : part,
  );
  const literal = read.filter((part) => typeof part === 'string');
  if (literal.length === read.length) return { kind: 'string', span, value: literal.join('') };
  return interpolated(
    span,
    read.filter((part) => part !== ''),
  );
}

/** The lines of a `"""` string lose the indentation of its end, and the last line break. */
function unindent(p: Cursor, span: Span, parts: readonly (string | Raw)[], column: number): (string | Raw)[] {
  const out: (string | Raw)[] = [];
  parts.forEach((part, index) => {
    if (typeof part !== 'string') {
      if (index === 0 && column > 0) p.fail(span, 'a line of this string is indented less than its end');
      out.push(part);
      return;
    }
    const lines = part.split('\n').map((line, at) => {
      if (at === 0 && index > 0) return line;
      if (line.trim() === '' && line.length <= column) return '';
      if (line.slice(0, column).trim() !== '') p.fail(span, 'a line of this string is indented less than its end');
      return line.slice(column);
    });
    out.push(lines.join('\n'));
  });
  const last = out.at(-1);
  if (last === undefined) return [];
  if (typeof last !== 'string' || !/(?:^|\n)[ \t]*$/.test(last))
    p.fail(span, 'the end of a multi-line string stands on a line of its own');
  out[out.length - 1] = last.replace(/\r?\n?[ \t]*$/, '');
  return out;
}

// ── Constructs with keywords ─────────────────────────────────────────────────────────────────────────────────────────

function lambdaExpression(p: Cursor): Raw {
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

function alternative(p: Cursor): RawAlternative {
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

function caseExpression(p: Cursor): Raw {
  const start = p.next().start;
  const scrutinee = expression(p);
  p.expectContinued('of', ' after what `case` looks at');
  const alternatives = caseBlock(p);
  return caseOf(p.spanFrom(start), scrutinee, null, alternatives);
}

function ifExpression(p: Cursor): Raw {
  const start = p.next().start;
  const condition = expression(p);
  p.expectContinued('then', ' after a condition');
  const yes = scoped(p, () => typeExpression(p));
  p.expectContinued('else', ' after `then`');
  const no = scoped(p, () => typeExpression(p));
  return ifThenElse(p.spanFrom(start), condition, yes, no);
}

function rewriteExpression(p: Cursor): Raw {
  const start = p.next().start;
  const equation = expression(p);
  p.expectContinued('in', ' after the equation of `rewrite`');
  const body = typeExpression(p);
  return { kind: 'rewrite', span: p.spanFrom(start), equation, body };
}

/** `with Data.Vect.(::) e`, `with [Vect.Nil, Vect.(::)] e` */
function withNames(p: Cursor, allowed: Allowed): Raw {
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

function update(p: Cursor, start: number): Raw {
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

// ── let and do ───────────────────────────────────────────────────────────────────────────────────────────────────────

function patternAlternatives(p: Cursor): RawAlternative[] {
  const alternatives: RawAlternative[] = [];
  const column = p.token.column;
  while (p.symbol('|') && p.token.column === column) {
    p.entry(() => {
      p.next();
      alternatives.push(alternative(p));
    });
  }
  return alternatives;
}

/** Do modifiers, or names and a colon, begin a claim at the position? */
function beginsLocalClaim(p: Cursor): boolean {
  if (p.is('doc') || p.is('pragma')) return true;
  return (
    p.token.kind === 'keyword' && /^(?:total|partial|covering|public|export|private|data|record)$/.test(p.token.text)
  );
}

/** Among local functions: is this entry `x := e`, a binder again? */
function isAssignment(p: Cursor): boolean {
  let at = p.position;
  for (;;) {
    const { kind, text, column } = p.tokens[at]!;
    if (kind === 'end' || (at > p.position && column <= p.indent)) return false;
    if (kind === 'symbol' && text === ':=') return true;
    if ((kind === 'symbol' && (text === '=' || text === ';')) || kind === 'keyword') return false;
    at = p.after(at);
  }
}

/**
 * The block of a `let`: binders, and local functions, which begin with a claim and take the clauses below it.
 *
 * @param open makes the scope in which `!` in the value of a binder binds; null leaves it to the expression around
 */
function letBlock(p: Cursor, open: (() => BangScope) | null): { group: LetGroup; bangs: BangScope | null }[] {
  const groups: { group: LetGroup; bangs: BangScope | null }[] = [];
  let declarations: (RawDeclaration | RawClause)[] | null = null;
  p.expectKeyword('let');
  // As in Idris 2, what follows `let` and `do` may stand anywhere: an empty block would be an error anyhow.
  p.block(-1, () => {
    const begin = p.position;
    if (declarations === null && !beginsLocalClaim(p)) {
      const bangs = open === null ? null : open();
      if (bangs !== null) p.bangs.push(bangs);
      try {
        const group = letBinder(p);
        if (group !== undefined) {
          groups.push({ group, bangs });
          return;
        }
      } finally {
        if (bangs !== null) p.bangs.pop();
      }
    } else if (declarations !== null) {
      if (isAssignment(p)) {
        declarations = null;
        const group = letBinder(p);
        if (group !== undefined) {
          groups.push({ group, bangs: null });
          return;
        }
      }
    }
    p.position = begin;
    const start = p.token.start;
    const found = p.declaration(p);
    if (declarations === null) declarations = [...found];
    else {
      declarations.push(...found);
      groups.pop();
    }
    groups.push({ group: { declarations: collect(declarations), span: p.spanFrom(start) }, bangs: null });
  });
  if (groups.length === 0) p.unexpected('something that `let` binds');
  return groups;
}

/** `pattern : type = value | alternatives`; undefined if it turns out to be a claim. */
function letBinder(p: Cursor): LetGroup | undefined {
  const start = p.token.start;
  const many = quantity(p);
  const pattern = operators(p, PATTERN);
  if (p.symbol(',')) return undefined;
  const type = p.acceptSymbol(':') ? typeExpression(p, NO_EQUALS) : null;
  if (!p.symbol('=') && !p.symbol(':=')) {
    if (type !== null && pattern.kind === 'name') return undefined;
    p.unexpected('`=` or `:=` and the value that `let` binds');
  }
  p.next();
  const value = typeExpression(p, NO_BAR);
  const alternatives = patternAlternatives(p);
  return { span: p.spanFrom(start), quantity: many, pattern, type, value, alternatives };
}

function letExpression(p: Cursor): Raw {
  const start = p.token.start;
  const groups = letBlock(p, null).map(({ group }) => group);
  p.expectContinued('in', ' after what `let` binds');
  const body = scoped(p, () => typeExpression(p));
  return { ...letIn(groups, body), span: p.spanFrom(start) };
}

function doExpression(p: Cursor, namespace: string | null): Raw {
  const start = p.next().start;
  const statements: Statement[] = [];
  p.block(-1, () => {
    statements.push(...statement(p, namespace));
    p.expectEnd('a statement');
  });
  const last = statements.pop();
  const span = p.spanFrom(start);
  if (last === undefined) return p.unexpected('a statement of `do`');
  if (last.kind !== 'expression') p.fail(last.span, 'the last statement of `do` must be an expression');
  return { ...doBlock(namespace, statements, last.term), span };
}

/** A statement of `do`; `let` gives one for each binder, since a later one may use an earlier one under `!`. */
function statement(p: Cursor, namespace: string | null): Statement[] {
  const start = p.token.start;
  const scope = (parse: () => Raw) => p.bangScope(namespace, parse, bindBangs);
  if (p.keyword('let')) {
    const groups = letBlock(p, () => ({ namespace, bound: [] }));
    if (p.keyword('in')) p.fail(spanOf(p.token), '`let … in` as a statement needs parentheses around it');
    return groups.map(({ group, bangs }) => ({
      kind: 'let',
      span: group.span,
      groups: [group],
      bangs: bangs ?? { namespace, bound: [] },
    }));
  }
  if (p.keyword('rewrite')) return [rewriteStatement(p, scope)];
  const bindsWithQuantity = p.is('integer') && p.peek(1).line === p.token.line && /^(?:<-|:)$/.test(p.peek(2).text);
  const many = bindsWithQuantity ? quantity(p) : MANY;
  const own: BangScope = { namespace, bound: [] };
  p.bangs.push(own);
  let first: Raw;
  try {
    first = expression(p, PATTERN);
  } finally {
    p.bangs.pop();
  }
  if (!p.symbol('<-') && !(p.symbol(':') && p.more())) {
    return [{ kind: 'expression', span: first.span, term: bindBangs(own, first) }];
  }
  if (own.bound.length > 0) p.fail(first.span, '`!` cannot stand in a pattern');
  const type = p.acceptSymbol(':') ? scope(() => typeExpression(p, NO_EQUALS)) : null;
  p.expectSymbol('<-', ' and what is bound');
  const term = scope(() => expression(p, NO_BAR));
  const alternatives = patternAlternatives(p);
  const span = p.spanFrom(start);
  return [{ kind: 'bind', span, quantity: many, pattern: first, type, term, alternatives, fresh: p.fresh('bind') }];
}

/** `rewrite e` holds for the statements below; `rewrite e in x` is an expression. */
function rewriteStatement(p: Cursor, scope: (parse: () => Raw) => Raw): Statement {
  const start = p.next().start;
  const equation = scope(() => expression(p));
  if (!p.acceptKeyword('in')) return { kind: 'rewrite', span: p.spanFrom(start), equation };
  const body = scope(() => typeExpression(p));
  const span = p.spanFrom(start);
  return { kind: 'expression', span, term: { kind: 'rewrite', span, equation, body } };
}
