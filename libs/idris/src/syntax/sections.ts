/**
 * Blocks of declarations: `namespace`, `mutual`, `parameters`, `failing`.
 */
import { type Diagnostic, Rejected } from '../diagnostic.ts';
import type { Cursor } from './cursor.ts';
import { spread } from './data.ts';
import { block, filledBlock } from './declarations.ts';
import { EXPLICIT, MANY } from './desugar.ts';
import { simple } from './expressions.ts';
import type { Entry } from './modifiers.ts';
import { declaredName } from './names.ts';
import type { Raw, RawDeclaration, RawParameter } from './raw.ts';
import { binder, typeExpression } from './types.ts';

export function namespaceDeclaration(p: Cursor, start: number): readonly Entry[] {
  const column = p.indent;
  p.next();
  const token = p.token;
  const isCapitalised = /^[^\p{Ll}]/u.test(token.text) && !/\.\p{Ll}/u.test(token.text);
  if ((!p.is('ident') && !p.is('qualified')) || !isCapitalised) {
    p.unexpected('the name of a namespace, which begins with a capital letter');
  }
  p.next();
  const declarations = block(p, column);
  return [{ kind: 'namespace', span: p.spanFrom(start), name: token.text, declarations }];
}

export function mutualDeclaration(p: Cursor, start: number): readonly Entry[] {
  const column = p.indent;
  p.next();
  const declarations = filledBlock(p, column, '`mutual`');
  return [{ kind: 'mutual', span: p.spanFrom(start), declarations }];
}

export function parametersDeclaration(p: Cursor, start: number): readonly Entry[] {
  const column = p.indent;
  p.next();
  const parameters: RawParameter[] = [];
  while (p.symbol('(') || p.symbol('{')) {
    if (p.symbol('(') && isOldStyle(p)) {
      // `parameters (x : a, y : b)`
      p.next();
      do {
        const bound = declaredName(p, 'a name');
        p.expectSymbol(':');
        parameters.push({
          span: bound.span,
          quantity: MANY,
          plicity: EXPLICIT,
          name: bound.name,
          type: typeExpression(p),
        });
      } while (p.acceptSymbol(','));
      p.expectSymbol(')');
    } else parameters.push(...spread(p, binder(p)));
  }
  if (parameters.length === 0) p.unexpected('the parameters, as in `parameters (n : Nat)`');
  const declarations = filledBlock(p, column, '`parameters`');
  return [{ kind: 'parameters', span: p.spanFrom(start), parameters, declarations }];
}

export function usingDeclaration(p: Cursor, start: number): readonly Entry[] {
  const column = p.indent;
  p.next();
  p.expectSymbol('(', ' and what the block uses');
  const implicits: { name: string | null; type: Raw }[] = [];
  do {
    const named = p.is('ident') && p.peek(1).kind === 'symbol' && p.peek(1).text === ':';
    const bound = named ? p.next().text : null;
    if (named) p.expectSymbol(':');
    implicits.push({ name: bound, type: typeExpression(p) });
  } while (p.acceptSymbol(','));
  p.expectSymbol(')', ' after what the block uses');
  const declarations = filledBlock(p, column, '`using`');
  return [{ kind: 'using', span: p.spanFrom(start), implicits, declarations }];
}

/** A comma after a type, inside the parentheses. */
function isOldStyle(p: Cursor): boolean {
  const end = p.after(p.position) - 1;
  let typed = false;
  for (let at = p.position + 1; at < end; at = p.after(at)) {
    const token = p.tokens[at]!;
    if (token.kind === 'symbol' && token.text === ':') typed = true;
    if (typed && token.kind === 'symbol' && token.text === ',') return true;
  }
  return false;
}

export function failingDeclaration(p: Cursor, start: number): readonly Entry[] {
  const column = p.indent;
  p.next();
  let message: string | null = null;
  if (p.is('stringBegin') || p.is('multilineBegin')) {
    const text = simple(p);
    if (text.kind !== 'string') p.fail(text.span, 'the message that `failing` expects must be a plain string');
    else message = text.value;
  }
  let declarations: readonly RawDeclaration[] = [];
  let error: Diagnostic | null = null;
  const { position, depth } = p;
  const scopes = [p.bangs.length, p.chosen.length] as const;
  try {
    declarations = filledBlock(p, column, '`failing`');
  } catch (mistake) {
    if (!(mistake instanceof Rejected) || p.position === position) throw mistake;
    error = mistake.diagnostic;
    p.depth = depth;
    [p.bangs.length, p.chosen.length] = scopes;
    p.indent = column;
    while (!p.is('end') && p.token.column > column) p.next();
  }
  return [{ kind: 'failing', span: p.spanFrom(start), message, error, declarations }];
}
