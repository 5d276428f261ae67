/**
 * The blocks of `let` and `do`.
 */
import type { BangScope, Cursor } from './cursor.ts';
import { bindBangs, collect, doBlock, type LetGroup, letIn, MANY, type Statement } from './desugar.ts';
import { alternative } from './keywords.ts';
import { NO_BAR, NO_EQUALS, PATTERN, quantity, scoped, spanOf } from './names.ts';
import { expression, operators } from './operators.ts';
import type { Raw, RawAlternative, RawClause, RawDeclaration } from './raw.ts';
import { typeExpression } from './types.ts';

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

export function letExpression(p: Cursor): Raw {
  const start = p.token.start;
  const groups = letBlock(p, null).map(({ group }) => group);
  p.expectContinued('in', ' after what `let` binds');
  const body = scoped(p, () => typeExpression(p));
  return { ...letIn(groups, body), span: p.spanFrom(start) };
}

export function doExpression(p: Cursor, namespace: string | null): Raw {
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
export function statement(p: Cursor, namespace: string | null): Statement[] {
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
