/**
 * Records: `r.field` and `{ field := value } r`.
 */
import type { Raw } from '../syntax/raw.ts';
import { type Arg, applySpine } from './apply.ts';
import { type Context, evaluateIn, named } from './context.ts';
import { constant, typeOfGlobal, whnf } from './evaluate.ts';
import { isLazyType, withoutLaziness } from './laziness.ts';
import { settle } from './metas.ts';
import { candidates, isVisible, splitName } from './names.ts';
import { printIn } from './print.ts';
import { fail, type Session } from './session.ts';
import { coerce, infer, type Typed } from './term.ts';
import type { Global, Value } from './values.ts';

export function inferProjection(s: Session, context: Context, raw: Raw & { kind: 'project' }): Typed {
  const record = inferRecord(s, context, raw.record);
  const type = whnf(record.type);
  const projection = findProjection(s, context, type, raw);
  const fn = { term: { t: 'const', global: projection } as const, type: typeOfGlobal(projection) };
  const arg = { kind: 'done' as const, term: record.term, type: record.type, span: raw.record.span };
  return applySpine(s, context, fn, [arg], null, raw.span, raw.field);
}

function inferRecord(s: Session, context: Context, raw: Raw): Typed {
  const found = infer(s, context, raw);
  settle();
  const type = whnf(found.type);
  if (!isLazyType(s, type)) return found;
  const inner = withoutLaziness(type);
  return { term: coerce(s, context, found.term, found.type, inner, raw.span), type: inner };
}

function findProjection(s: Session, context: Context, type: Value, raw: Raw & { kind: 'project' }): Global {
  if (type.v === 'data') {
    const found = projectionOf(s, type.global, raw.field);
    if (found !== null) {
      if (isVisible(found, s.namespace)) return found;
      return fail(s, 'visibility', raw.fieldSpan, `the field ${raw.field} is private to ${found.module}`);
    }
    return fail(s, 'record', raw.fieldSpan, `${printIn(context, type)} has no field ${raw.field}`, {
      notes: fieldsNote(type.global),
    });
  }
  const fields = candidates(s.names, raw.field).filter((global) => isFieldProjection(s, global));
  if (fields.length === 1) return fields[0]!;
  return fail(s, 'record', raw.fieldSpan, `it is not known here which record’s ${raw.field} this is`, {
    found: printIn(context, type),
  });
}

function fieldsNote(data: Global): string[] {
  const fields = data.data?.recordFields ?? null;
  return fields === null ? [] : [`Its fields are ${fields.join(', ')}.`];
}

/** The projection function of a record's field. */
export function projectionOf(s: Session, data: Global, field: string): Global | null {
  return s.all.get(`${data.name}.${field}`) ?? null;
}

function isFieldProjection(s: Session, global: Global): boolean {
  const owner = s.all.get(splitName(global.name).space);
  return owner?.data?.recordFields?.includes(splitName(global.name).last) === true;
}

type Update = Raw & { kind: 'update' };
type Field = Update['fields'][number];

/**
 * An update makes the record anew: its constructor with the old fields' projections and the new values. All fields change
 * at once, so that they may depend on each other, and the record's type may change with them.
 */
export function inferUpdate(s: Session, context: Context, raw: Update, expected: Value | null): Typed {
  if (raw.record === null) return infer(s, context, updateFunction(raw));
  const record = inferRecord(s, context, raw.record);
  const type = whnf(record.type);
  const info = type.v === 'data' ? type.global.data : null;
  const constructor = info === null || info.recordFields === null ? undefined : info.constructors[0];
  if (type.v !== 'data' || constructor === undefined) {
    return fail(s, 'record', raw.span, 'this is no record whose fields could be updated', {
      found: printIn(context, type),
    });
  }
  const parts = constructor.constructor_!;
  for (const { path } of raw.fields) {
    if (parts.fields.some((at) => parts.names[at] === path[0])) continue;
    return fail(s, 'record', raw.span, `${printIn(context, type)} has no field ${path[0]}`, {
      notes: fieldsNote(type.global),
    });
  }
  const recordValue = evaluateIn(context, record.term);
  let inside = context;
  const args: Arg[] = [];
  let fieldType = whnf(typeOfGlobal(constructor));
  for (const [at, name] of parts.names.entries()) {
    if (fieldType.v !== 'pi') throw new Error('a constructor has fewer arguments than names');
    const { passing, domain } = fieldType;
    const parameter = parts.parameters.indexOf(at);
    if (parameter >= 0) {
      fieldType = whnf(fieldType.body(type.args[info!.parameters[parameter]!]!));
      continue;
    }
    const projection = projectionOf(s, type.global, name);
    if (projection === null) return fail(s, 'record', raw.span, `the field ${name} cannot be carried over`);
    const old = constant(projection, [...type.args, recordValue]);
    inside = named(inside, `{${name}}`, old, () => domain);
    const value = newValue(raw, name);
    const kind = passing.kind === 'explicit' ? 'explicit' : 'named';
    args.push(kind === 'named' ? { kind, name, raw: value, span: value.span } : { kind, raw: value, span: value.span });
    fieldType = whnf(fieldType.body(old));
  }
  const fn = { term: { t: 'const', global: constructor } as const, type: typeOfGlobal(constructor) };
  return applySpine(s, inside, fn, args, expected, raw.span, constructor.name);
}

/** What a field becomes, where `{field}` is what it was. */
function newValue(raw: Update, name: string): Raw {
  const { span } = raw;
  const old: Raw = { kind: 'name', span, name: `{${name}}` };
  const mine = raw.fields.filter((field) => field.path[0] === name);
  const deeper = mine.filter((field) => field.path.length > 1);
  const inner: Raw =
    deeper.length === 0
      ? old
      : { kind: 'update', span, record: old, fields: deeper.map((one) => ({ ...one, path: one.path.slice(1) })) };
  return mine
    .filter((field) => field.path.length === 1)
    .reduce<Raw>(
      (before, field: Field) =>
        field.modify ? { kind: 'apply', span: field.value.span, fn: field.value, arg: before } : field.value,
      inner,
    );
}

/** `{ field := value }` alone is a function of the record. */
export function updateFunction(raw: Update): Raw {
  const { span } = raw;
  const body: Raw = { ...raw, record: { kind: 'name', span, name: '{updated}' } };
  return { kind: 'lambda', span, quantity: 2, plicity: { kind: 'explicit' }, name: '{updated}', type: null, body };
}
