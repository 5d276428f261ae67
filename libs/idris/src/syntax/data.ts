/**
 * Data types in both forms, and records.
 */
import type { Cursor } from './cursor.ts';
import { apply, EXPLICIT, infer, MANY, name } from './desugar.ts';
import { simple } from './expressions.ts';
import { documentation, type Entry, type Modifiers } from './modifiers.ts';
import { declaredName, quantity, spanOf } from './names.ts';
import type { Plicity, Raw, RawConstructor, RawParameter, Span } from './raw.ts';
import { type RecordField, recordDeclaration as recordData } from './records.ts';
import { type Binder, binder, typeExpression } from './types.ts';

function typeName(p: Cursor): { readonly name: string; readonly span: Span } {
  const found = declaredName(p, 'the name of a type');
  if (/^\p{Ll}/u.test(found.name))
    p.fail(found.span, `the name of a type begins with a capital letter, not as \`${found.name}\` does`);
  return found;
}
export function constructorName(p: Cursor): { readonly name: string; readonly span: Span } {
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
    if (!/^(?:noHints|uniqueSearch|search|external|noNewtype)$/.test(p.token.text))
      p.unexpected('an option such as `noHints`');
    const words = [p.next().text];
    while (words[0] === 'search' && p.is('ident')) words.push(p.next().text);
    if (words[0] === 'search' && words.length === 1) p.unexpected('the parameters that `search` goes by');
    options.push(words.join(' '));
  } while (p.acceptSymbol(','));
  p.expectSymbol(']');
  return options;
}

export function dataDeclaration(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
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

export function spread(p: Cursor, bound: Binder): RawParameter[] {
  return bound.names.map(({ name: text, span }) => ({
    span,
    quantity: bound.quantity,
    plicity: bound.plicity,
    name: text === '_' ? p.fresh('parameter') : text,
    type: bound.type,
  }));
}

export function recordDeclaration(p: Cursor, start: number, given: Modifiers): readonly Entry[] {
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
  const record = recordData({
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
  return [record];
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
