/**
 * Records: `r.field` and `{ field := value } r`.
 */
import type { Raw } from '../syntax/raw.ts';
import { applySpine } from './apply.ts';
import { type Context, evaluateIn, quoteIn } from './context.ts';
import { constant, typeOfGlobal, whnf } from './evaluate.ts';
import { isLazyType, withoutLaziness } from './laziness.ts';
import { settle } from './metas.ts';
import { candidates, isVisible, splitName } from './names.ts';
import { printIn } from './print.ts';
import { fail, type Session } from './session.ts';
import { check, coerce, infer, mismatch, type Typed } from './term.ts';
import { app, type Global, type Term, type Value } from './values.ts';

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

/** An update makes the record anew: the constructor with the old fields' projections and the new values. */
export function inferUpdate(s: Session, context: Context, raw: Raw & { kind: 'update' }): Typed {
  if (raw.record === null) {
    return fail(s, 'record', raw.span, 'an update without a record needs to be applied here', {
      notes: ['Write \\r => { … } r.'],
    });
  }
  const record = inferRecord(s, context, raw.record);
  let current = record;
  for (const field of raw.fields) current = updateField(s, context, raw, current, field.path, field);
  return current;
}

type Field = (Raw & { kind: 'update' })['fields'][number];

function updateField(
  s: Session,
  context: Context,
  raw: Raw & { kind: 'update' },
  record: Typed,
  path: readonly string[],
  field: Field,
): Typed {
  const type = whnf(record.type);
  const info = type.v === 'data' ? type.global.data : null;
  const constructor = info?.recordFields === null || info === null ? undefined : info.constructors[0];
  if (type.v !== 'data' || constructor === undefined) {
    return fail(s, 'record', raw.span, 'this is no record whose fields could be updated', {
      found: printIn(context, type),
    });
  }
  const [name, ...rest] = path as [string, ...string[]];
  const parts = constructor.constructor_!;
  if (!parts.names.includes(name)) {
    return fail(s, 'record', raw.span, `${printIn(context, type)} has no field ${name}`, {
      notes: fieldsNote(type.global),
    });
  }
  const recordValue = evaluateIn(context, record.term);
  const args: Term[] = [];
  let fieldType = whnf(typeOfGlobal(constructor));
  parts.names.forEach((partName, at) => {
    if (fieldType.v !== 'pi') throw new Error('a constructor has fewer arguments than names');
    const { domain } = fieldType;
    const parameter = parts.parameters.indexOf(at);
    let term: Term;
    if (parameter >= 0) term = quoteIn(context, type.args[info!.parameters[parameter]!]!);
    else {
      const projection = projectionOf(s, type.global, partName);
      const old =
        projection === null
          ? fail(s, 'record', raw.span, `the field ${partName} cannot be carried over`)
          : constant(projection, [...implicits(type), recordValue]);
      if (partName !== name) term = quoteIn(context, old);
      else if (rest.length > 0) {
        const inner = { term: quoteIn(context, old), type: domain };
        term = updateField(s, context, raw, inner, rest, field).term;
      } else if (field.modify) {
        const arrow: Value = {
          v: 'pi',
          quantity: 2,
          name: '_',
          passing: { kind: 'explicit' },
          domain,
          body: () => domain,
        };
        term = app(check(s, context, field.value, arrow), [quoteIn(context, old)]);
      } else term = check(s, context, field.value, domain);
    }
    args.push(term);
    fieldType = whnf(fieldType.body(evaluateIn(context, term)));
  });
  const built: Value = fieldType;
  if (built.v !== 'data') mismatch(s, context, built, type, raw.span, 'the update changes the record’s type');
  return { term: app({ t: 'const', global: constructor }, args), type: built };
}

/** The arguments of a projection before the record: the record type's own, as the desugarer binds them. */
function implicits(type: Value & { v: 'data' }): readonly Value[] {
  return type.args;
}
