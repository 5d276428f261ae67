/**
 * Declarations: claims, clauses, data types, records, interfaces, implementations, blocks and pragmas.
 *
 * An entry of a block may give several: `x, y : Nat` two claims, `record` a data type and its projections.
 */
import type { Cursor } from './cursor.ts';
import { apply, collect, EXPLICIT, infer, MANY, name } from './desugar.ts';
import {
  type Binder,
  binder,
  declaredName,
  expression,
  isBraceBinder,
  operators,
  PATTERN,
  qualifiedName,
  quantity,
  scoped,
  simple,
  spanOf,
  typeExpression,
} from './expressions.ts';
import { isOperator } from './lexer.ts';
import type {
  Plicity,
  Quantity,
  Raw,
  RawClause,
  RawConstructor,
  RawDeclaration,
  RawFixity,
  RawParameter,
  Span,
  Totality,
  Visibility,
} from './raw.ts';
import { type RecordField, recordDeclarations } from './records.ts';

type Entry = RawDeclaration | RawClause;

/** Visibility, totality and flags before a declaration. */
interface Modifiers {
  readonly visibility: Visibility | null;
  readonly totality: Totality | null;
  readonly flags: readonly string[];
  readonly doc: string;
}

const FLAGS = new Set([
  'hint',
  'globalhint',
  'defaulthint',
  'inline',
  'unsafe',
  'noinline',
  'deprecate',
  'tcinline',
  'extern',
  'macro',
  'spec',
  'foreign',
  'export',
  'nomangle',
]);

export function documentation(p: Cursor): string {
  const lines: string[] = [];
  while (p.is('doc')) lines.push(p.next().text);
  return lines.join('\n');
}

function modifiers(p: Cursor): Modifiers {
  const doc = documentation(p);
  let visibility: Visibility | null = null;
  let totality: Totality | null = null;
  const flags: string[] = [];
  for (;;) {
    const token = p.token;
    if (p.is('keyword') && /^(?:public|export|private)$/.test(token.text)) {
      // `export infixl 6 +`, `private infix 4 <`: a fixity's own visibility.
      if (visibility !== null) p.fail(spanOf(token), 'only one visibility can be given');
      p.next();
      if (token.text === 'public' && !p.acceptKeyword('export')) p.unexpected('`export` after `public`');
      visibility = token.text as Visibility;
    } else if (p.is('keyword') && /^(?:total|partial|covering)$/.test(token.text)) {
      if (totality !== null) p.fail(spanOf(token), 'only one of `total`, `covering` and `partial` can be given');
      totality = p.next().text as Totality;
    } else if (p.is('pragma') && FLAGS.has(token.text)) flags.push(flag(p));
    else return { visibility, totality, flags, doc };
  }
}

function flag(p: Cursor): string {
  const { text } = p.next();
  if (text === 'spec') {
    while (p.is('ident')) {
      p.next();
      if (!p.acceptSymbol(',')) break;
    }
  }
  if (text === 'foreign' || text === 'export' || text === 'nomangle') p.block(p.indent, () => expression(p));
  return text;
}

// ── Entries ──────────────────────────────────────────────────────────────────────────────────────────────────────────

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
  using: (p) => p.subset(spanOf(p.token), '`using`'),
  infixl: fixityDeclaration,
  infixr: fixityDeclaration,
  infix: fixityDeclaration,
  prefix: fixityDeclaration,
  typebind: (p) => p.subset(spanOf(p.token), 'an operator that binds (typebind)'),
  autobind: (p) => p.subset(spanOf(p.token), 'an operator that binds (autobind)'),
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

function block(p: Cursor, after: number): RawDeclaration[] {
  const entries: Entry[] = [];
  p.block(after, () => {
    for (const entry of declaration(p)) entries.push(entry);
  });
  return collect(entries);
}
function filledBlock(p: Cursor, after: number, what: string): RawDeclaration[] {
  const declarations = p.symbol('{') || (p.token.column > after && !p.is('end')) ? block(p, after) : [];
  if (declarations.length === 0) p.unexpected(`the declarations of ${what}, indented more than it`);
  return declarations;
}

// ── Clauses ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/**
 * @param withArguments how many `| pattern` the left side must have
 * @param parent the left side that `_` stands for, in the clauses of a `with`
 */
function clause(p: Cursor, withArguments: number, parent: Raw | null): RawClause {
  return p.nested(() => {
    const start = p.token.start;
    const column = p.indent;
    const written = operators(p, PATTERN);
    let left = written.kind === 'infer' && parent !== null ? parent : written;
    while (p.acceptSymbol('|')) {
      const arg = expression(p, PATTERN);
      left = { kind: 'applyWith', span: p.spanFrom(start), fn: left, arg };
    }
    const count = countWithArguments(left);
    if (count !== withArguments) {
      const wanted =
        withArguments === 0 ? 'no `|` pattern' : `${withArguments} \`|\` pattern${withArguments === 1 ? '' : 's'}`;
      p.fail(
        p.spanFrom(start),
        `this left side has ${count} \`|\` pattern${count === 1 ? '' : 's'}; expected ${wanted}`,
      );
    }
    if (p.acceptKeyword('impossible')) {
      p.expectEnd('a clause');
      return { span: p.spanFrom(start), left, right: { kind: 'impossible' }, where: [] };
    }
    if (p.keyword('with')) return withClause(p, start, column, left, withArguments);
    if (!p.symbol('=')) p.unexpected('`=`, `with` or `impossible` after the left side of a clause');
    p.next();
    if (!p.more()) p.unexpected('an expression after `=`');
    const term = scoped(p, () => typeExpression(p));
    const where = p.acceptKeyword('where') ? block(p, column) : [];
    p.expectEnd('a clause');
    return { span: p.spanFrom(start), left, right: { kind: 'body', term }, where };
  });
}

function countWithArguments(left: Raw): number {
  let count = 0;
  for (let at = left; at.kind === 'applyWith'; at = at.fn) count += 1;
  return count;
}

interface Scrutinee {
  readonly quantity: Quantity;
  readonly term: Raw;
  readonly proof: string | null;
}

function withClause(p: Cursor, start: number, column: number, left: Raw, outer: number): RawClause {
  p.next();
  while (p.is('pragma', 'syntactic')) p.next();
  const scrutinees: Scrutinee[] = [];
  do {
    const many = quantity(p);
    if (!p.symbol('(')) p.unexpected('`(` and what `with` looks at');
    const term = scoped(p, () => simple(p));
    let proof: string | null = null;
    if (p.acceptKeyword('proof')) {
      quantity(p);
      if (!p.is('ident')) p.unexpected('a name for the proof');
      proof = p.next().text;
    }
    scrutinees.push({ quantity: many, term, proof });
  } while (p.acceptSymbol('|'));
  const clauses: RawClause[] = [];
  const inner = () => clauses.push(clause(p, outer + scrutinees.length, left));
  if (!p.symbol('{') && p.token.column <= column)
    p.unexpected('the clauses of `with`, indented more than the clause that it is in');
  p.block(column, inner);
  if (clauses.length === 0) p.unexpected('the clauses of `with`');
  return withChain(p, p.spanFrom(start), left, scrutinees, clauses);
}

/** `with (a) | (b)` looks at `a`, and at `b` inside. */
function withChain(
  p: Cursor,
  span: Span,
  left: Raw,
  scrutinees: readonly Scrutinee[],
  clauses: readonly RawClause[],
): RawClause {
  const [first, ...rest] = scrutinees as readonly [Scrutinee, ...Scrutinee[]];
  const { quantity: many, term, proof } = first;
  if (rest.length === 0) {
    return { span, left, right: { kind: 'with', quantity: many, scrutinee: term, proof, clauses }, where: [] };
  }
  const bound = name(term.span, p.fresh('with'));
  const inner = withChain(p, span, { kind: 'applyWith', span: left.span, fn: left, arg: bound }, rest, clauses);
  return { span, left, right: { kind: 'with', quantity: many, scrutinee: term, proof, clauses: [inner] }, where: [] };
}

// ── Data types ───────────────────────────────────────────────────────────────────────────────────────────────────────

function typeName(p: Cursor): { readonly name: string; readonly span: Span } {
  const found = declaredName(p, 'the name of a type');
  if (/^\p{Ll}/u.test(found.name))
    p.fail(found.span, `the name of a type begins with a capital letter, not as \`${found.name}\` does`);
  return found;
}
function constructorName(p: Cursor): { readonly name: string; readonly span: Span } {
  const found = declaredName(p, 'the name of a constructor');
  if (/^\p{Ll}/u.test(found.name)) {
    p.fail(found.span, `the name of a constructor begins with a capital letter, not as \`${found.name}\` does`);
  }
  return found;
}

/** `[noHints, search a]` after the `where` of a data type. */
function dataOptions(p: Cursor): string[] {
  const options: string[] = [];
  if (!p.acceptSymbol('[')) return options;
  do {
    if (!p.is('ident')) p.unexpected('an option such as `noHints`');
    const words = [p.next().text];
    while (p.is('ident')) words.push(p.next().text);
    options.push(words.join(' '));
  } while (p.acceptSymbol(','));
  p.expectSymbol(']');
  return options;
}

function dataDeclaration(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
  const column = p.indent;
  p.next();
  const { name: text, span: nameSpan } = typeName(p);
  const shared = {
    kind: 'data',
    nameSpan,
    name: text,
    visibility: given.visibility ?? 'private',
    totality: given.totality,
    record: null,
    doc: given.doc,
  } as const;
  if (!p.symbol(':') && !p.keyword('where')) {
    const { type, constructors } = simpleData(p, text, nameSpan);
    return [{ ...shared, span: p.spanFrom(start), type, constructors, flags: given.flags }];
  }
  const type: Raw = p.acceptSymbol(':') ? typeExpression(p) : { kind: 'infer', span: nameSpan };
  if (!p.keyword('where')) {
    p.expectEnd('the type of a data type (a forward declaration), or `where`');
    return [{ ...shared, span: p.spanFrom(start), type, constructors: null, flags: given.flags }];
  }
  p.next();
  const options = dataOptions(p);
  const constructors: RawConstructor[] = [];
  p.block(column, () => {
    const from = p.token.start;
    const doc = documentation(p);
    const names: { name: string; span: Span; doc: string }[] = [];
    do {
      const own = documentation(p);
      names.push({ ...constructorName(p), doc: [doc, own].filter((part) => part !== '').join('\n') });
    } while (p.acceptSymbol(','));
    p.expectSymbol(':', ' and the type of the constructor');
    const constructed = typeExpression(p);
    p.expectEnd('the type of a constructor');
    const span = p.spanFrom(from);
    for (const one of names) constructors.push({ span, name: one.name, type: constructed, doc: one.doc });
  });
  return [{ ...shared, span: p.spanFrom(start), type, constructors, flags: [...given.flags, ...options] }];
}

/** `data T a b = A a | B b` */
function simpleData(p: Cursor, text: string, nameSpan: Span): { type: Raw; constructors: RawConstructor[] } {
  const parameters: { name: string; span: Span }[] = [];
  while (p.is('ident')) parameters.push({ name: p.token.text, span: spanOf(p.next()) });
  p.expectSymbol('=', ', `:` or `where` in a data type');
  const of = (span: Span): Raw => ({ kind: 'type', span });
  const type = parameters.reduceRight<Raw>(
    (body, parameter) => explicitPi(parameter.span, null, of(parameter.span), body),
    of(nameSpan),
  );
  const target = apply(name(nameSpan, text), ...parameters.map((parameter) => name(parameter.span, parameter.name)));
  const constructors: RawConstructor[] = [];
  do {
    const start = p.token.start;
    const doc = documentation(p);
    const named = constructorName(p);
    const fields: { type: Raw; plicity: Plicity }[] = [];
    while (p.more() && !p.atEnd()) {
      if (p.acceptSymbol('@{')) {
        fields.push({ type: typeExpression(p), plicity: { kind: 'auto' } });
        p.expectSymbol('}');
      } else fields.push({ type: simple(p), plicity: EXPLICIT });
    }
    const span = p.spanFrom(start);
    const built = fields.reduceRight<Raw>(
      (body, field) => ({ ...explicitPi(field.type.span, null, field.type, body), plicity: field.plicity }),
      target,
    );
    constructors.push({ span, name: named.name, type: built, doc });
  } while (p.acceptSymbol('|'));
  p.expectEnd('a data type');
  return { type, constructors };
}

function explicitPi(span: Span, bound: string | null, type: Raw, body: Raw): Raw & { kind: 'pi' } {
  return { kind: 'pi', span, quantity: MANY, plicity: EXPLICIT, name: bound, type, body };
}

function spread(p: Cursor, bound: Binder): RawParameter[] {
  return bound.names.map(({ name: text, span }) => ({
    span,
    quantity: bound.quantity,
    plicity: bound.plicity,
    name: text === '_' ? p.fresh('parameter') : text,
    type: bound.type,
  }));
}

function recordDeclaration(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
  const column = p.indent;
  p.next();
  const { name: text, span: nameSpan } = typeName(p);
  const parameters: RawParameter[] = [];
  while (p.more()) {
    if (p.symbol('(') || p.symbol('{')) parameters.push(...spread(p, binder(p)));
    else if (p.is('ident')) {
      const span = spanOf(p.token);
      parameters.push({ span, quantity: MANY, plicity: EXPLICIT, name: p.next().text, type: infer(span) });
    } else break;
  }
  const visibility = given.visibility ?? 'private';
  if (!p.keyword('where') && p.atEnd()) {
    const type = parameters.reduceRight<Raw>(
      (body, { span, quantity: many, plicity, name: bound, type: of }) => ({
        kind: 'pi',
        span,
        quantity: many,
        plicity,
        name: bound,
        type: of,
        body,
      }),
      { kind: 'type', span: nameSpan },
    );
    const { totality, flags, doc } = given;
    return [
      {
        kind: 'data',
        span: p.spanFrom(start),
        nameSpan,
        name: text,
        type,
        constructors: null,
        visibility,
        totality,
        record: null,
        flags,
        doc,
      },
    ];
  }
  p.expectKeyword('where', ' after the parameters of a record');
  const options = dataOptions(p);
  // As in Idris 2, a constructor that has no name cannot be named.
  let built = { name: `__mk${text}`, span: nameSpan, doc: '' };
  const fields: RecordField[] = [];
  p.block(column, () => {
    const doc = documentation(p);
    if (fields.length === 0 && p.is('ident', 'constructor') && p.peek(1).text !== ':' && p.peek(1).text !== ',') {
      p.next();
      built = { ...constructorName(p), doc };
    } else fields.push(...recordField(p, doc));
    p.expectEnd('a field');
  });
  return recordDeclarations({
    span: p.spanFrom(start),
    nameSpan,
    name: text,
    parameters,
    constructor: built,
    fields,
    visibility,
    totality: given.totality,
    flags: [...given.flags, ...options],
    doc: given.doc,
  });
}

function recordField(p: Cursor, doc: string): RecordField[] {
  const brace = p.acceptSymbol('{');
  let plicity: Plicity = brace ? { kind: 'implicit' } : EXPLICIT;
  if (brace && p.acceptKeyword('auto')) plicity = { kind: 'auto' };
  else if (brace && p.acceptKeyword('default')) plicity = { kind: 'default', value: simple(p) };
  const many = quantity(p);
  const names: { name: string; span: Span }[] = [];
  do {
    if (p.symbol('_')) p.fail(spanOf(p.token), 'a field must have a name');
    names.push(declaredName(p, 'the name of a field'));
  } while (p.acceptSymbol(','));
  p.expectSymbol(':', ' and the type of the field');
  const type = typeExpression(p);
  if (brace) p.expectSymbol('}', ' after an implicit field');
  return names.map(({ name: text, span }) => ({ span, name: text, quantity: many, plicity, type, doc }));
}

// ── Interfaces ───────────────────────────────────────────────────────────────────────────────────────────────────────

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

/** A pair of constraints is two constraints. */
function conjuncts(type: Raw): Raw[] {
  if (type.kind !== 'alternatives') return [type];
  const pair = type.options[0];
  if (pair?.kind === 'apply' && pair.fn.kind === 'apply') return [...conjuncts(pair.fn.arg), ...conjuncts(pair.arg)];
  return pair?.kind === 'name' ? [] : [type];
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
    if (token.kind === 'keyword' && /^(?:where|with|impossible|using)$/.test(token.text)) return token.text;
    at = p.after(at);
  }
}

/** An implementation without its keyword: what defines nothing. */
function isImplementation(p: Cursor): boolean {
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

function implementation(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
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

function interfaceDeclaration(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
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

// ── Blocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────

function namespaceDeclaration(p: Cursor, start: number): readonly Entry[] {
  const column = p.indent;
  p.next();
  const token = p.token;
  if (!p.is('ident') && !p.is('qualified')) p.unexpected('the name of a namespace');
  p.next();
  const declarations = block(p, column);
  return [{ kind: 'namespace', span: p.spanFrom(start), name: token.text, declarations }];
}

function mutualDeclaration(p: Cursor, start: number): readonly Entry[] {
  const column = p.indent;
  p.next();
  const declarations = filledBlock(p, column, '`mutual`');
  return [{ kind: 'mutual', span: p.spanFrom(start), declarations }];
}

function parametersDeclaration(p: Cursor, start: number): readonly Entry[] {
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

function failingDeclaration(p: Cursor, start: number): readonly Entry[] {
  const column = p.indent;
  p.next();
  let message: string | null = null;
  if (p.is('stringBegin') || p.is('multilineBegin')) {
    const text = simple(p);
    if (text.kind !== 'string') p.fail(text.span, 'the message that `failing` expects must be a plain string');
    else message = text.value;
  }
  const declarations = filledBlock(p, column, '`failing`');
  return [{ kind: 'failing', span: p.spanFrom(start), message, declarations }];
}

// ── Fixities and pragmas ─────────────────────────────────────────────────────────────────────────────────────────────

/** Declared fixities are collected by the module's parser through this. */
export const declaredFixities = new WeakMap<Cursor, { readonly module: string; readonly fixities: RawFixity[] }>();

function fixityDeclaration(p: Cursor, _start: number, given: Modifiers): readonly Entry[] {
  const fixity = p.next().text as RawFixity['fixity'];
  if (!p.is('integer')) p.unexpected('a precedence, such as 6');
  const precedence = Number(p.next().text);
  do {
    const token = p.token;
    let operator = token.text;
    if (p.acceptSymbol('`')) {
      operator = (qualifiedName(p) ?? p.unexpected('a name')).name;
      p.expectSymbol('`');
    } else if (isOperator(token)) p.next();
    else p.unexpected('an operator');
    const own = declaredFixities.get(p);
    const declared: RawFixity = {
      operator,
      fixity,
      precedence,
      visibility: given.visibility ?? 'export',
      ...(own === undefined ? {} : { module: own.module }),
    };
    p.fixities.add(declared);
    own?.fixities.push(declared);
  } while (p.acceptSymbol(','));
  p.expectEnd('a fixity declaration');
  return [];
}

const REFUSED_PRAGMAS: Readonly<Record<string, string>> = {
  runElab: 'elaborator reflection (`%runElab`)',
  transform: '`%transform`',
  foreign_impl: '`%foreign_impl`',
  TTImpLit: 'elaborator reflection (`%TTImpLit`)',
  nameLit: 'elaborator reflection (`%nameLit`)',
  declsLit: 'elaborator reflection (`%declsLit`)',
};

function pragma(p: Cursor, start: number): readonly Entry[] {
  const first = p.next().text;
  const refused = REFUSED_PRAGMAS[first];
  if (refused !== undefined) p.subset(p.spanFrom(start), refused);
  if (first === 'hide') {
    const fixity = hiddenFixity(p);
    if (fixity) return [];
  }
  const words = [first];
  while (!p.atEnd() || p.symbol(',')) {
    if (p.acceptSymbol(',')) continue;
    const found = qualifiedName(p);
    if (found !== undefined) words.push(found.name);
    else if (p.is('stringBegin') || p.is('multilineBegin')) {
      const text = simple(p);
      words.push(text.kind === 'string' ? text.value : '');
    } else words.push(p.next().text);
  }
  if (first === 'language' && words[1] === 'ElabReflection') p.subset(p.spanFrom(start), 'elaborator reflection');
  return [{ kind: 'pragma', span: p.spanFrom(start), words }];
}

/** `%hide Prelude.Ops.infixl.(+)`: forgets a fixity. */
function hiddenFixity(p: Cursor): boolean {
  const token = p.token;
  const found = /^(?:(.*)\.)?(infixl|infixr|infix|prefix)$/.exec(token.text);
  const shape = found?.[2] as RawFixity['fixity'] | undefined;
  if (shape === undefined || p.peek(1).text !== '.(' || p.peek(3).text !== ')') return false;
  p.fixities.remove(p.peek(2).text, shape, found?.[1] ?? '');
  p.position += 4;
  p.expectEnd('a pragma');
  return true;
}
