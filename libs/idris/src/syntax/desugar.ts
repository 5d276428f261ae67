/**
 * Desugaring: one function for each construct that Raw does not have. The parser calls them as it goes, since all that
 * they need (fixities, scopes of `!`) is known by then; they know nothing of tokens.
 *
 * Relies on the translations of Idris 2 0.8, so that the names that must be in scope are the same (`>>=`, `rangeFromTo`,
 * `Nil` and `::`, …). Names made here are of the form `{what:7}`, which no source can contain.
 */
import type { BangScope } from './cursor.ts';
import type { Operator } from './fixity.ts';
import type { Plicity, Quantity, Raw, RawAlternative, RawClause, RawDeclaration, Span } from './raw.ts';

/** The types and constructors that notation stands for. */
const BUILTIN = {
  unit: 'Unit',
  mkUnit: 'MkUnit',
  pair: 'Pair',
  mkPair: 'MkPair',
  dependentPair: 'DPair',
  mkDependentPair: 'MkDPair',
} as const;

export const EXPLICIT: Plicity = { kind: 'explicit' };
export const IMPLICIT: Plicity = { kind: 'implicit' };
export const AUTO: Plicity = { kind: 'auto' };
/** Unrestricted. */
export const MANY: Quantity = 2;

export function name(span: Span, text: string): Raw {
  return { kind: 'name', span, name: text };
}
export function infer(span: Span): Raw {
  return { kind: 'infer', span };
}
export function apply(fn: Raw, ...args: readonly Raw[]): Raw {
  return args.reduce<Raw>((so, arg) => {
    const span = { start: Math.min(so.span.start, arg.span.start), end: Math.max(so.span.end, arg.span.end) };
    // `{ field := value } record`
    if (so.kind === 'update' && so.record === null) return { kind: 'update', span, fields: so.fields, record: arg };
    return { kind: 'apply', span, fn: so, arg };
  }, fn);
}
/** An application in which notation stands for the function, so that its span is the whole notation. */
function call(span: Span, fn: string, ...args: readonly Raw[]): Raw {
  return args.reduce<Raw>((so, arg) => ({ kind: 'apply', span, fn: so, arg }), name(span, fn));
}
export function lambda(span: Span, bound: string, body: Raw, type: Raw | null = null, quantity: Quantity = MANY): Raw {
  return { kind: 'lambda', span, quantity, plicity: EXPLICIT, name: bound, type, body };
}
/** With a type annotation, the type is the scrutinee's. */
export function caseOf(span: Span, scrutinee: Raw, type: Raw | null, alternatives: readonly RawAlternative[]): Raw {
  const of: Raw = type === null ? scrutinee : { kind: 'typed', span: scrutinee.span, term: scrutinee, type };
  return { kind: 'case', span, scrutinee: of, alternatives };
}

/** @param binds whether it is an operator that binds, of which the left side should have told what */
export function infixApplication(operator: Operator, left: Raw, right: Raw, binds = false): Raw {
  if (operator.name === '=') return equality(left, right);
  if (operator.name === '$') return apply(left, right);
  const fn: Raw = { kind: 'name', span: operator.span, name: operator.name, ...(binds ? { unbinding: true } : {}) };
  return apply(fn, left, right);
}

/** `a = b`: homogeneous where the types allow it, or else heterogeneous. */
function equality(left: Raw, right: Raw): Raw {
  const span = { start: left.span.start, end: right.span.end };
  return {
    kind: 'alternatives',
    span,
    first: true,
    options: [call(span, '===', left, right), call(span, '~=~', left, right)],
  };
}

export function prefixApplication(operator: Operator, operand: Raw): Raw {
  const span = { start: operator.span.start, end: operand.span.end };
  if (operator.name !== '-') return { kind: 'apply', span, fn: name(operator.span, operator.name), arg: operand };
  // A negative literal is one literal, not the negation of a literal that might be out of range.
  if (operand.kind === 'integer') return { kind: 'integer', span, value: -operand.value };
  if (operand.kind === 'double') return { kind: 'double', span, value: -operand.value };
  return { kind: 'apply', span, fn: name(operator.span, 'negate'), arg: operand };
}

export function unit(span: Span): Raw {
  return { kind: 'alternatives', span, options: [name(span, BUILTIN.unit), name(span, BUILTIN.mkUnit)] };
}
/** `(a, b, c)` is `(a, (b, c))`. */
export function tuple(span: Span, parts: readonly Raw[]): Raw {
  return parts.reduceRight((rest, part) => {
    const here = { start: part.span.start, end: span.end };
    return {
      kind: 'alternatives',
      span: part === parts[0] ? span : here,
      options: [call(here, BUILTIN.pair, part, rest), call(here, BUILTIN.mkPair, part, rest)],
    };
  });
}
/** `(x : a ** p)` */
export function dependentPairType(span: Span, bound: Raw & { kind: 'name' }, type: Raw, rest: Raw): Raw {
  return call(span, BUILTIN.dependentPair, type, lambda(bound.span, bound.name, rest, type));
}
/** `(x ** p)`: a value, or, if x is a name, perhaps the type whose first part is to be inferred. */
export function dependentPair(span: Span, first: Raw, rest: Raw): Raw {
  const value = call(span, BUILTIN.mkDependentPair, first, rest);
  if (first.kind !== 'name' || first.name.includes('.')) return value;
  const type = call(span, BUILTIN.dependentPair, infer(first.span), lambda(first.span, first.name, rest));
  return { kind: 'alternatives', span, options: [type, value] };
}

export function list(span: Span, items: readonly Raw[]): Raw {
  const nil = name({ start: span.end - 1, end: span.end }, 'Nil');
  return items.reduceRight((tail, item) => call({ start: item.span.start, end: span.end }, '::', item, tail), nil);
}
export function snocList(span: Span, items: readonly Raw[]): Raw {
  const lin = name({ start: span.start, end: span.start + 2 }, 'Lin');
  return items.reduce((init, item) => call({ start: span.start, end: item.span.end }, ':<', init, item), lin);
}
export function range(span: Span, from: Raw, then: Raw | null, to: Raw | null): Raw {
  if (to === null) return then === null ? call(span, 'rangeFrom', from) : call(span, 'rangeFromThen', from, then);
  return then === null ? call(span, 'rangeFromTo', from, to) : call(span, 'rangeFromThenTo', from, then, to);
}
export function ifThenElse(span: Span, condition: Raw, yes: Raw, no: Raw): Raw {
  return caseOf(span, condition, name(condition.span, 'Bool'), [
    { span: yes.span, pattern: name(yes.span, 'True'), body: yes },
    { span: no.span, pattern: name(no.span, 'False'), body: no },
  ]);
}
/** `"a \{b} c"` */
export function interpolated(span: Span, parts: readonly (string | Raw)[]): Raw {
  const items = parts.map(
    (part): Raw =>
      typeof part === 'string' ? { kind: 'string', span, value: part } : call(part.span, 'interpolate', part),
  );
  const concat: Raw = { kind: 'applyNamed', span, fn: name(span, 'concat'), name: 't', arg: name(span, 'List') };
  return { kind: 'apply', span, fn: concat, arg: list(span, items) };
}

/** `[| f x y |]`: `pure f <*> x <*> y` */
export function idiom(span: Span, namespace: string | null, term: Raw): Raw {
  const inside = namespace === null ? '' : `${namespace}.`;
  if (term.kind === 'alternatives') return { ...term, options: term.options.map((o) => idiom(span, namespace, o)) };
  if (term.kind === 'apply') return call(span, `${inside}<*>`, idiom(span, namespace, term.fn), term.arg);
  return call(span, `${inside}pure`, term);
}

/** `\pat => body`: a name binds, anything else is a case. */
export function patternLambda(
  span: Span,
  quantity: Quantity,
  pattern: Raw,
  type: Raw | null,
  fresh: string,
  body: Raw,
): Raw {
  if (pattern.kind === 'infer') return lambda(span, '_', body, type, quantity);
  if (pattern.kind === 'name' && isVariable(pattern.name)) return lambda(span, pattern.name, body, type, quantity);
  const scrutinee = name(pattern.span, fresh);
  return lambda(span, fresh, caseOf(span, scrutinee, null, [{ span, pattern, body }]), type, quantity);
}

/** May this name in a pattern be a variable? */
export function isVariable(text: string): boolean {
  return /^[\p{Ll}\p{Lo}]/u.test(text) && !text.includes('.');
}

export interface LetBinder {
  readonly span: Span;
  readonly quantity: Quantity;
  readonly pattern: Raw;
  readonly type: Raw | null;
  readonly value: Raw;
  readonly alternatives: readonly RawAlternative[];
}
export type LetGroup = LetBinder | { readonly declarations: readonly RawDeclaration[]; readonly span: Span };

export function letIn(groups: readonly LetGroup[], body: Raw): Raw {
  return groups.reduceRight((rest, group) => {
    const span = { start: group.span.start, end: Math.max(group.span.end, rest.span.end) };
    if ('declarations' in group) return { kind: 'local', span, declarations: group.declarations, body: rest };
    const { pattern, type, value, quantity, alternatives } = group;
    if (alternatives.length === 0 && (pattern.kind === 'name' || pattern.kind === 'infer')) {
      const bound = pattern.kind === 'name' ? pattern.name : '_';
      return { kind: 'let', span, quantity, name: bound, type, value, body: rest };
    }
    return caseOf(span, value, type, [{ span, pattern, body: rest }, ...alternatives]);
  }, body);
}

export type Statement =
  | { readonly kind: 'expression'; readonly span: Span; readonly term: Raw }
  | {
      readonly kind: 'bind';
      readonly span: Span;
      readonly quantity: Quantity;
      readonly pattern: Raw;
      readonly type: Raw | null;
      readonly term: Raw;
      readonly alternatives: readonly RawAlternative[];
      readonly fresh: string;
    }
  | { readonly kind: 'let'; readonly span: Span; readonly groups: readonly LetGroup[]; readonly bangs: BangScope }
  | { readonly kind: 'rewrite'; readonly span: Span; readonly equation: Raw };

/** @param last the last statement's term */
export function doBlock(namespace: string | null, statements: readonly Statement[], last: Raw): Raw {
  const inside = namespace === null ? '' : `${namespace}.`;
  return statements.reduceRight<Raw>((rest, statement) => before(inside, statement, rest), last);
}

function before(inside: string, statement: Statement, rest: Raw): Raw {
  const span = { start: statement.span.start, end: rest.span.end };
  switch (statement.kind) {
    case 'expression':
      return call(span, `${inside}>>`, statement.term, rest);
    case 'let':
      return bindBangs(statement.bangs, letIn(statement.groups, rest));
    case 'rewrite':
      return { kind: 'rewrite', span, equation: statement.equation, body: rest };
    case 'bind': {
      const { pattern, quantity, type, term, alternatives, fresh } = statement;
      const simple = pattern.kind === 'infer' || (pattern.kind === 'name' && isVariable(pattern.name));
      const body =
        simple && alternatives.length === 0
          ? patternLambda(span, quantity, pattern, type, fresh, rest)
          : lambda(
              span,
              fresh,
              caseOf(span, name(pattern.span, fresh), null, [{ span, pattern, body: rest }, ...alternatives]),
              type,
            );
      return call(span, `${inside}>>=`, term, body);
    }
  }
}

/** Puts what `!` bound around the term, the innermost last. */
export function bindBangs(scope: BangScope, body: Raw): Raw {
  const bind = scope.namespace === null ? '>>=' : `${scope.namespace}.>>=`;
  return scope.bound.reduceRight(
    (rest, { name: bound, term, span }) => call(span, bind, term, lambda(span, bound, rest)),
    body,
  );
}

/** The name that a clause's left side defines; null if its head is no name. */
export function clauseName(left: Raw): string | null {
  let head = left;
  while (
    head.kind === 'apply' ||
    head.kind === 'applyNamed' ||
    head.kind === 'applyAuto' ||
    head.kind === 'applyWith'
  ) {
    head = head.fn;
  }
  return head.kind === 'name' ? head.name : null;
}

/** Consecutive clauses of one name make one definition. */
export function collect(items: readonly (RawDeclaration | RawClause)[]): RawDeclaration[] {
  const declarations: RawDeclaration[] = [];
  let last: {
    readonly name: string;
    readonly clauses: RawClause[];
    readonly span: { start: number; end: number };
  } | null = null;
  for (const item of items) {
    if ('kind' in item) {
      declarations.push(item);
      last = null;
      continue;
    }
    const defined = clauseName(item.left) ?? '_';
    if (last === null || last.name !== defined) {
      last = { name: defined, clauses: [], span: { ...item.span } };
      declarations.push({ kind: 'definition', ...last });
    }
    last.clauses.push(item);
    last.span.end = item.span.end;
  }
  return declarations;
}

/** A pair of constraints is two constraints. */
export function conjuncts(type: Raw): Raw[] {
  if (type.kind !== 'alternatives') return [type];
  const pair = type.options[0];
  if (pair?.kind === 'apply' && pair.fn.kind === 'apply') return [...conjuncts(pair.fn.arg), ...conjuncts(pair.arg)];
  return pair?.kind === 'name' ? [] : [type];
}
