/**
 * Interfaces and implementations, with the keyword and without.
 */
import type { Cursor } from './cursor.ts';
import { constructorName, spread } from './data.ts';
import { block, declaration } from './declarations.ts';
import { apply, collect, conjuncts, EXPLICIT, infer, name } from './desugar.ts';
import { simple } from './expressions.ts';
import { documentation, type Entry, type Modifiers } from './modifiers.ts';
import { declaredName, PATTERN, qualifiedName, spanOf } from './names.ts';
import { operators } from './operators.ts';
import type { Raw, RawParameter } from './raw.ts';
import { binder, isBraceBinder, typeExpression } from './types.ts';

type Constraint = { readonly name: string | null; readonly type: Raw };

/** `Eq a =>`, `(Eq a, Show a) =>`, `(x : Eq a) =>`: all that stand before the head. */
function constraints(p: Cursor): Constraint[] {
  const found: Constraint[] = [];
  while (arrowAhead(p)) {
    if (p.symbol('(') && p.peek(1).kind === 'ident' && p.peek(2).text === ':') {
      p.next();
      const bound = p.next().text;
      p.next();
      found.push({ name: bound, type: typeExpression(p) });
      p.expectSymbol(')');
    } else {
      for (const type of conjuncts(operators(p, PATTERN))) found.push({ name: null, type });
    }
    p.expectSymbol('=>');
  }
  return found;
}

/** Does a `=>` come before `where`, `=` and the end of this entry? */
function arrowAhead(p: Cursor): boolean {
  return decisive(p) === '=>';
}

/** The first token that tells what kind of entry this is; brackets are stepped over. */
function decisive(p: Cursor): string {
  let at = p.position;
  for (;;) {
    const token = p.tokens[at]!;
    if (at > p.position && (token.column <= p.indent || token.kind === 'end')) return 'end';
    if (token.kind === 'end') return 'end';
    if (token.kind === 'symbol' && /^(?:=|=>|;|\||->|:=|:)$/.test(token.text)) return token.text;
    const chooses = token.text === 'with' && at === p.position;
    if (token.kind === 'keyword' && !chooses && /^(?:where|with|impossible|using)$/.test(token.text)) return token.text;
    at = p.after(at);
  }
}

/** An implementation without its keyword: what defines nothing. */
export function isImplementation(p: Cursor): boolean {
  if (p.symbol('[') && p.peek(1).kind === 'ident' && p.peek(2).text === ']') return decisive(p) !== '=';
  if (p.symbol('{') && isBraceBinder(p)) return true;
  const kind = decisive(p);
  if (kind === '=>' || kind === 'where' || kind === 'using') return true;
  return (
    (kind === 'end' || kind === ';') &&
    /^(?:ident|qualified)$/.test(p.token.kind) &&
    /^\p{Lu}/u.test(p.token.text) &&
    p.peek(1).column > p.indent
  );
}

export function implementation(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
  const column = p.indent;
  p.acceptKeyword('implementation');
  let named: string | null = null;
  if (p.symbol('[')) {
    p.next();
    named = declaredName(p, 'the name of the implementation').name;
    p.expectSymbol(']');
  }
  const implicits: RawParameter[] = [];
  while (isBraceBinder(p)) {
    implicits.push(...spread(p, binder(p)));
    p.expectSymbol('->', ' after an implicit argument');
  }
  const found = constraints(p);
  const interfaceName = qualifiedName(p) ?? p.unexpected('the name of an interface');
  let head = name(interfaceName.span, interfaceName.name);
  while (p.more() && !p.atEnd() && !p.keyword('using')) head = apply(head, simple(p));
  const using: string[] = [];
  if (p.acceptKeyword('using')) {
    do using.push((qualifiedName(p) ?? p.unexpected('the name of an implementation')).name);
    while (p.is('ident') || p.is('qualified'));
  }
  const body = p.acceptKeyword('where') ? block(p, column) : [];
  p.expectEnd('an implementation');
  return [
    {
      kind: 'implementation',
      span: p.spanFrom(start),
      name: named,
      implicits,
      constraints: found,
      using,
      head,
      body,
      visibility: given.visibility ?? 'private',
      flags: given.flags,
      doc: given.doc,
    },
  ];
}

export function interfaceDeclaration(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
  const column = p.indent;
  p.next();
  const superclasses = constraints(p);
  const { name: text, span: nameSpan } = declaredName(p, 'the name of an interface');
  const parameters: RawParameter[] = [];
  while (p.symbol('(') || p.is('ident')) {
    if (p.symbol('(')) parameters.push(...spread(p, binder(p)));
    else {
      const span = spanOf(p.token);
      // A parameter given by its name alone is erased, as in Idris 2.
      parameters.push({ span, quantity: 0, plicity: EXPLICIT, name: p.next().text, type: infer(span) });
    }
  }
  const determining: string[] = [];
  if (p.acceptSymbol('|')) {
    do {
      if (!p.is('ident')) p.unexpected('a parameter that determines the implementation');
      determining.push(p.next().text);
    } while (p.acceptSymbol(','));
  }
  p.expectKeyword('where', ' after the head of an interface');
  let constructorNamed: string | null = null;
  const methods: Entry[] = [];
  p.block(column, () => {
    const begin = p.position;
    documentation(p);
    if (methods.length === 0 && p.is('ident', 'constructor') && p.peek(1).text !== ':') {
      p.next();
      constructorNamed = constructorName(p).name;
      return;
    }
    p.position = begin;
    for (const entry of declaration(p)) methods.push(entry);
  });
  return [
    {
      kind: 'interface',
      span: p.spanFrom(start),
      nameSpan,
      name: text,
      parameters,
      superclasses,
      constructorName: constructorNamed,
      determining,
      methods: collect(methods),
      visibility: given.visibility ?? 'private',
      doc: given.doc,
    },
  ];
}
