/**
 * Records: `r.field` and `{ field := value } r`.
 */
import type { More } from '../diagnostic.ts';
import type { Raw } from '../syntax/raw.ts';
import { nearest } from './advice.ts';
import { type Arg, applySpine } from './apply.ts';
import { unknownInstance } from './case.ts';
import { afterArguments, type Context, evaluateIn, named, quoteIn } from './context.ts';
import { telescope } from './data.ts';
import { constant, typeOfGlobal, whnf } from './evaluate.ts';
import { isLazyType, withoutLaziness } from './laziness.ts';
import { setTree } from './lift.ts';
import { settle } from './metas.ts';
import { candidates, isVisible, splitName } from './names.ts';
import { printIn } from './print.ts';
import { fail, resolveQuietly, type Session } from './session.ts';
import { coerce, infer, match, type Typed } from './term.ts';
import { app, EXPLICIT, type Global, IMPLICIT, newGlobal, type Term, type Value } from './values.ts';
import { substitute } from './zonk.ts';

export function inferProjection(s: Session, context: Context, raw: Raw & { kind: 'project' }): Typed {
  const record = inferRecord(s, context, raw.record);
  const type = whnf(record.type);
  const isField = type.v === 'data' && projectionOf(s, type.global, raw.field) !== null;
  const postfix = `.${raw.field}`;
  if (!isField && resolveQuietly(s, postfix).length > 0) {
    // `(.field)` that somebody has defined.
    const fn: Raw = { kind: 'name', span: raw.fieldSpan, name: postfix };
    return infer(s, context, { kind: 'apply', span: raw.span, fn, arg: raw.record });
  }
  const projection = findProjection(s, context, type, raw);
  const given = type.v === 'data' && hasExplicitParameters(projection) ? type.args : [];
  const fn = {
    term: app(
      { t: 'const', global: projection },
      given.map((one) => quoteIn(context, one)),
    ),
    type: afterArguments(typeOfGlobal(projection), given),
  };
  const arg = { kind: 'done' as const, term: record.term, type: record.type, span: raw.record.span };
  return applySpine(s, context, fn, [arg], null, raw.span, raw.field);
}

/** A record in a block of `parameters` has explicit parameters, which its type says. */
function hasExplicitParameters(projection: Global): boolean {
  let { type } = projection;
  while (type.t === 'pi' && type.passing.kind !== 'explicit') type = type.body;
  return type.t === 'pi' && type.name !== RECORD;
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
      ...explainFields(type.global, raw.field),
    });
  }
  const named = [raw.field, `{${raw.field}}`].flatMap((name) => candidates(s.names, name));
  const fields = named.filter((global) => isFieldProjection(s, global));
  if (fields.length === 1) return fields[0]!;
  return fail(s, 'record', raw.fieldSpan, `it is not known here which record’s ${raw.field} this is`, {
    found: printIn(context, type),
  });
}

function explainFields(data: Global, name: string): More {
  const fields = data.data?.recordFields ?? null;
  if (fields === null) return {};
  return { notes: [`its fields are ${fields.join(', ')}`], tries: nearest(name, fields) };
}

const RECORD = '{record}';

/**
 * The projection of each field, a function in a namespace of the record's name. In the type of a field, an earlier field
 * stands for its projection. What an implicit field is called that only the types of others mention, nobody can say.
 *
 * @param outer how many of the record's parameters are those of what is around it
 */
export function recordProjections(s: Session, data: Global, constructor: Global, outer: number): Global[] {
  const former = telescope(data.type);
  const count = former.names.length;
  const info = constructor.constructor_!;
  const { names, quantities, domains } = telescope(constructor.type);
  const parameters = data.data!.parameters;
  const made: Global[] = [];
  const args: Term[] = [];
  const own = Array.from({ length: count }, (_, level): Term => ({ t: 'var', index: count - level }));
  for (const [at, name] of names.entries()) {
    const parameter = info.parameters.indexOf(at);
    if (parameter >= 0) {
      args.push(own[parameters[parameter]!]!);
      continue;
    }
    const of = info.fields.indexOf(at);
    const shown = data.data!.recordFields!.includes(name);
    let type: Term = substitute(domains[at]!, args, count + 1);
    const record = app(
      { t: 'const', global: data },
      own.map((_, level): Term => ({ t: 'var', index: count - 1 - level })),
    );
    type = { t: 'pi', quantity: 2, name: RECORD, passing: EXPLICIT, domain: record, body: type };
    type = parametersOf(data.type, type, outer);
    const full = `${data.name}.${shown && s.prefixProjections ? name : `{${name}}`}`;
    const visibility = data.visibility === 'public' ? 'public' : 'private';
    const projection = newGlobal(full, 'function', s.module, type, visibility, quantities[at] === 0 ? 0 : 2);
    projection.home = data.home;
    setTree(projection, count + 1, {
      kind: 'case',
      level: count,
      branches: [
        {
          constructor,
          fields: info.fields.map((field) => names[field]!),
          tree: { kind: 'body', term: { t: 'var', index: info.fields.length - 1 - of } },
        },
      ],
      otherwise: null,
    });
    made.push(projection);
    args.push(app({ t: 'const', global: projection }, [...own, { t: 'var', index: 0 }]));
  }
  return made;
}

/** A record's own parameters are implicit and erased for its projections; those of a block stay as they are. */
function parametersOf(former: Term, result: Term, outer: number): Term {
  if (former.t !== 'pi') return result;
  const body = parametersOf(former.body, result, outer - 1);
  return outer > 0 ? { ...former, body } : { ...former, quantity: 0, passing: IMPLICIT, body };
}

/** The projection function of a record's field. */
export function projectionOf(s: Session, data: Global, field: string): Global | null {
  return s.all.get(`${data.name}.${field}`) ?? s.all.get(`${data.name}.{${field}}`) ?? null;
}

function isFieldProjection(s: Session, global: Global): boolean {
  const owner = s.all.get(splitName(global.name).space);
  const field = splitName(global.name).last.replace(/^\{(.*)\}$/, '$1');
  return owner?.data?.recordFields?.includes(field) === true;
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
  if (whnf(record.type).v === 'flex') recordByField(s, context, record.type, raw);
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
      ...explainFields(type.global, path[0]!),
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
      const { span } = raw;
      if (passing.kind === 'explicit') args.push({ kind: 'explicit', raw: { kind: 'infer', span }, span });
      fieldType = whnf(fieldType.body(type.args[info!.parameters[parameter]!]!));
      continue;
    }
    const projection = projectionOf(s, type.global, name);
    if (projection === null) return fail(s, 'record', raw.span, `the field ${name} cannot be carried over`);
    const old = constant(projection, [...type.args, recordValue]);
    inside = named(inside, `{${name}}`, old, () => domain);
    // What only the types of other fields mention follows from them.
    if (!info!.recordFields!.includes(name)) {
      fieldType = whnf(fieldType.body(old));
      continue;
    }
    const value = newValue(raw, name);
    const kind = passing.kind === 'explicit' ? 'explicit' : 'named';
    args.push(kind === 'named' ? { kind, name, raw: value, span: value.span } : { kind, raw: value, span: value.span });
    fieldType = whnf(fieldType.body(old));
  }
  const fn = { term: { t: 'const', global: constructor } as const, type: typeOfGlobal(constructor) };
  return applySpine(s, inside, fn, args, expected, raw.span, constructor.name);
}

/** A record of which nothing is known but the field that is updated, if one record alone has it. */
function recordByField(s: Session, context: Context, type: Value, raw: Update): void {
  const field = raw.fields[0]!.path[0]!;
  const owners = candidates(s.names, field).filter(
    (global) => isFieldProjection(s, global) && isVisible(global, s.namespace),
  );
  const [only, another] = owners;
  const data = only === undefined || another !== undefined ? undefined : s.all.get(splitName(only.name).space);
  if (data === undefined) return;
  const guess = unknownInstance(context, data, raw.span);
  match(s, context, type, guess, raw.span, 'this is no record that has the field');
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
