/**
 * Declarations: an entry of a block is recognised and read, or handed to what reads its kind.
 *
 * An entry may give several: `x, y : Nat` two claims, `record` a data type and its projections.
 */
import { clause } from './clauses.ts';
import type { Cursor } from './cursor.ts';
import { dataDeclaration, recordDeclaration } from './data.ts';
import { collect } from './desugar.ts';
import { implementation, interfaceDeclaration, isImplementation } from './interfaces.ts';
import { isOperator } from './lexer.ts';
import { documentation, type Entry, type Modifiers, modifiers } from './modifiers.ts';
import { declaredName, quantity, spanOf } from './names.ts';
import { bindingDeclaration, fixityDeclaration, pragma } from './pragmas.ts';
import type { RawDeclaration, Span } from './raw.ts';
import {
  failingDeclaration,
  mutualDeclaration,
  namespaceDeclaration,
  parametersDeclaration,
  usingDeclaration,
} from './sections.ts';
import { typeExpression } from './types.ts';

/** Reads the entry of a block of declarations at the cursor. */
export function declaration(p: Cursor): readonly Entry[] {
  return p.nested(() => {
    const start = p.token.start;
    const given = modifiers(p);
    const token = p.token;
    if (token.kind === 'keyword') {
      const of = KEYWORDS[token.text];
      if (of !== undefined) return of(p, start, given);
      if (token.text === 'import') p.fail(spanOf(token), 'imports stand before all declarations');
      return p.unexpected('a declaration');
    }
    if (token.kind === 'pragma') return pragma(p, start);
    if (token.kind === 'end') return p.unexpected('a declaration after its documentation or modifiers');
    if (isClaim(p)) return claim(p, start, given);
    if (isImplementation(p)) return implementation(p, start, given);
    if (given.visibility !== null || given.totality !== null || given.flags.length > 0 || given.doc !== '') {
      if (given.doc === '' || given.visibility !== null || given.totality !== null || given.flags.length > 0) {
        p.fail({ start, end: token.end }, 'modifiers belong to the type of a function, not to its clauses', [
          'write them before `name : type`',
        ]);
      }
    }
    return [clause(p, 0, null)];
  });
}

const KEYWORDS: Readonly<Record<string, (p: Cursor, start: number, given: Modifiers) => readonly Entry[]>> = {
  data: dataDeclaration,
  record: recordDeclaration,
  interface: interfaceDeclaration,
  implementation,
  namespace: namespaceDeclaration,
  mutual: mutualDeclaration,
  parameters: parametersDeclaration,
  failing: failingDeclaration,
  using: usingDeclaration,
  infixl: (p, start, given) => fixityDeclaration(p, start, given),
  infixr: (p, start, given) => fixityDeclaration(p, start, given),
  infix: (p, start, given) => fixityDeclaration(p, start, given),
  prefix: (p, start, given) => fixityDeclaration(p, start, given),
  typebind: bindingDeclaration,
  autobind: bindingDeclaration,
};

/** `x : …`, `0 x, (+) : …` */
function isClaim(p: Cursor): boolean {
  let at = p.peek(0).kind === 'integer' ? 1 : 0;
  for (;;) {
    while (p.peek(at).kind === 'doc') at += 1;
    const token = p.peek(at);
    if (token.kind === 'ident') at += 1;
    else if (
      token.text === '(' &&
      p.peek(at + 2).text === ')' &&
      (isOperator(p.peek(at + 1)) || p.peek(at + 1).kind === 'dotIdent')
    )
      at += 3;
    else return false;
    const after = p.peek(at);
    if (after.kind !== 'symbol') return false;
    if (after.text === ':') return true;
    if (after.text !== ',') return false;
    at += 1;
  }
}

function claim(p: Cursor, start: number, given: Modifiers): RawDeclaration[] {
  const many = quantity(p);
  const names: { name: string; span: Span; doc: string }[] = [];
  do {
    const doc = documentation(p);
    names.push({ ...declaredName(p, 'a name'), doc });
  } while (p.acceptSymbol(','));
  p.expectSymbol(':', ' and a type');
  const type = typeExpression(p);
  p.expectEnd('a type');
  const span = p.spanFrom(start);
  return names.map((named) => ({
    kind: 'claim',
    span,
    nameSpan: named.span,
    name: named.name,
    type,
    quantity: many,
    visibility: given.visibility ?? 'private',
    totality: given.totality,
    flags: given.flags,
    doc: [given.doc, named.doc].filter((part) => part !== '').join('\n'),
  }));
}

export function block(p: Cursor, after: number): RawDeclaration[] {
  const entries: Entry[] = [];
  p.block(after, () => {
    for (const entry of declaration(p)) entries.push(entry);
  });
  return collect(entries);
}
export function filledBlock(p: Cursor, after: number, what: string): RawDeclaration[] {
  const declarations = p.symbol('{') || (p.token.column > after && !p.is('end')) ? block(p, after) : [];
  if (declarations.length === 0) p.unexpected(`the declarations of ${what}, indented more than it`);
  return declarations;
}
