/**
 * Interfaces: data types of one constructor whose fields are the superclasses and the methods, and projections from them.
 * A default method is a function of the parameters and the dictionary.
 */
import { isVariable } from '../syntax/desugar.ts';
import type { Raw, RawDeclaration, RawInterface } from '../syntax/raw.ts';
import { unwind } from './apply.ts';
import { elaborateClauses } from './clause.ts';
import { bind, type Context, EMPTY, evaluateIn } from './context.ts';
import { emptyInfo, finishData } from './data.ts';
import { evaluate, force, quote } from './evaluate.ts';
import { setTree } from './lift.ts';
import { freshMeta, setSolution, settleAll } from './metas.ts';
import { declareGlobal, finishProduced, withOwner } from './produce.ts';
import { fail, type Session } from './session.ts';
import { bindableNames, elaborateSignature } from './signature.ts';
import { checkType } from './term.ts';
import {
  AUTO,
  type Global,
  IMPLICIT,
  type MethodInfo,
  newGlobal,
  type Passing,
  type Quantity,
  type Term,
  TYPE,
  TYPE_VALUE,
} from './values.ts';
import { substitute, zonk } from './zonk.ts';

interface Field {
  readonly name: string;
  readonly quantity: Quantity;
  readonly passing: Passing<Term>;
  /** Over the parameters and the fields before. */
  readonly type: Term;
}

export function elaborateInterface(s: Session, raw: RawInterface): void {
  const { context: params, implicitCount } = parameterContext(s, raw);
  const fields = fieldsOf(s, params, raw);
  const names = params.entries.map((entry) => entry.name);
  const domains = params.entries.map((_, level) => zonk(quoteType(params, level), level));
  const former = pis(
    names.map((name, at) => ({
      name,
      quantity: 2,
      passing: at < implicitCount ? IMPLICIT : ({ kind: 'explicit' } as const),
      domain: domains[at]!,
    })),
    TYPE,
  );
  const data = newGlobal(`${s.namespace}.${raw.name}`, 'data', s.module, former, raw.visibility, 2);
  data.data = { ...emptyInfo(), isInterface: true, determining: determining(s, raw, names) };
  declareGlobal(s, data, raw.nameSpan);
  const count = names.length;
  const applied = applyTo(data, count, count + fields.length);
  const erased = names.map((name, at) => ({
    name,
    quantity: 0 as const,
    passing: IMPLICIT,
    domain: domains[at]!,
  }));
  const constructorType = pis(
    [...erased, ...fields.map(({ name, quantity, passing, type }) => ({ name, quantity, passing, domain: type }))],
    applied,
  );
  const constructorName = raw.constructorName ?? `Mk:${raw.name}`;
  const constructor = newGlobal(
    `${s.namespace}.${constructorName}`,
    'constructor',
    s.module,
    constructorType,
    raw.visibility === 'public' ? 'public' : 'private',
    2,
  );
  constructor.constructor_ = { data, tag: 0, parameters: [], fields: [], names: [], quantities: [] };
  finishData(data, [constructor], null);
  declareGlobal(s, constructor, raw.nameSpan);
  const projections = projectFields(s, raw, data, constructor, erased, fields);
  const superclassCount = fields.filter((field) => field.passing.kind === 'auto').length;
  const methods = projections.slice(superclassCount);
  data.data = {
    ...data.data!,
    superclasses: projections.slice(0, superclassCount),
    interface_: {
      superclassCount,
      methods: methods.map((projection, at) => ({
        name: fields[superclassCount + at]!.name,
        projection,
        fallback: null,
      })),
    },
  };
  finishProduced(s);
  elaborateDefaults(s, raw, data, erased);
}

function quoteType(context: Context, level: number): Term {
  return quote(context.entries[level]!.type, level);
}

function parameterContext(
  s: Session,
  raw: RawInterface,
): { readonly context: Context; readonly implicitCount: number } {
  let context = EMPTY;
  const explicit = new Set(raw.parameters.map((parameter) => parameter.name));
  const implicit: string[] = [];
  for (const parameter of raw.parameters) {
    for (const name of bindableNames(EMPTY, parameter.type)) {
      if (!explicit.has(name) && !implicit.includes(name)) implicit.push(name);
    }
  }
  const unknown = (name: string, span: Raw['span']) => {
    const { term } = freshMeta(context, TYPE_VALUE, `the type of ${name}`, span);
    context = bind(context, name, evaluateIn(context, term), 0).context;
  };
  for (const name of implicit) unknown(name, raw.nameSpan);
  for (const parameter of raw.parameters) {
    if (parameter.type.kind === 'infer') unknown(parameter.name, parameter.span);
    else {
      const type = checkType(s, context, parameter.type);
      context = bind(context, parameter.name, evaluateIn(context, type), 0).context;
    }
  }
  return { context, implicitCount: implicit.length };
}

function fieldsOf(s: Session, params: Context, raw: RawInterface): Field[] {
  let context = params;
  const fields: Field[] = [];
  const add = (name: string, quantity: Quantity, passing: Passing<Term>, type: Term, inScope: boolean) => {
    fields.push({ name, quantity, passing, type });
    context = bind(context, name, evaluateIn(context, type), quantity, inScope).context;
  };
  for (const { type } of raw.superclasses.flatMap((one) => constraintParts(one.type))) {
    add(`{super:${fields.length}}`, 2, AUTO, checkType(s, context, type), false);
  }
  for (const method of raw.methods) {
    if (method.kind !== 'claim') continue;
    add(method.name, method.quantity, { kind: 'explicit' }, elaborateSignature(s, context, method.type), true);
  }
  settleAll();
  for (const entry of params.entries) {
    const type = force(entry.type);
    if (type.v === 'flex') setSolution(type.meta, TYPE);
  }
  return fields.map((field, at) => ({ ...field, type: zonk(field.type, params.size + at) }));
}

/** `(A x, B x) =>` is two constraints. */
export function constraintParts(type: Raw): { readonly type: Raw }[] {
  const option = type.kind === 'alternatives' ? type.options[0] : undefined;
  if (option === undefined) return [{ type }];
  const { head, args } = unwind(option);
  if (head.kind === 'name' && head.name === 'Unit' && args.length === 0) return [];
  if (head.kind !== 'name' || head.name !== 'Pair' || args.length !== 2) return [{ type }];
  return args.flatMap((arg) => (arg.kind === 'done' ? [] : constraintParts(arg.raw)));
}

function determining(s: Session, raw: RawInterface, names: readonly string[]): number[] | null {
  if (raw.determining.length === 0) return null;
  return raw.determining.map((name) => {
    const at = names.indexOf(name);
    return at >= 0 ? at : fail(s, 'scope', raw.nameSpan, `${name} is no parameter of ${raw.name}`);
  });
}

interface Binder {
  readonly name: string;
  readonly quantity: Quantity;
  readonly passing: Passing<Term>;
  readonly domain: Term;
}

export function pis(binders: readonly Binder[], body: Term): Term {
  return binders.reduceRight<Term>((so, binder) => ({ t: 'pi', ...binder, body: so }), body);
}

/** A global applied to the first `count` of `size` variables. */
function applyTo(global: Global, count: number, size: number): Term {
  if (count === 0) return { t: 'const', global };
  const args: Term[] = [];
  for (let level = 0; level < count; level++) args.push({ t: 'var', index: size - 1 - level });
  return { t: 'app', fn: { t: 'const', global }, args };
}

/** A projection for each field, which takes the dictionary as an auto argument. */
function projectFields(
  s: Session,
  raw: RawInterface,
  data: Global,
  constructor: Global,
  erased: readonly Binder[],
  fields: readonly Field[],
): Global[] {
  const count = erased.length;
  const dictionary: Binder = { name: '{dictionary}', quantity: 2, passing: AUTO, domain: applyTo(data, count, count) };
  const made: Global[] = [];
  fields.forEach((field, at) => {
    // Over parameters and dictionary: earlier fields are their projections.
    const args: Term[] = [];
    for (let level = 0; level < count; level++) args.push({ t: 'var', index: count - level });
    for (const before of made) args.push(applyTo(before, count + 1, count + 1));
    const result = substitute(field.type, args, count + 1);
    const isSuper = field.passing.kind === 'auto';
    const name = isSuper ? `${raw.name}:super:${at}` : field.name;
    const projection = newGlobal(
      `${s.namespace}.${name}`,
      'function',
      s.module,
      pis([...erased, dictionary], result),
      raw.visibility === 'private' ? 'private' : 'public',
      field.quantity,
    );
    const body: Term = { t: 'var', index: fields.length - 1 - at };
    setTree(projection, count + 1, {
      kind: 'case',
      level: count,
      branches: [{ constructor, fields: fields.map((one) => one.name), tree: { kind: 'body', term: body } }],
      otherwise: null,
    });
    projection.projection = { dictionary: count, field: at };
    declareGlobal(s, projection, methodSpan(raw, field.name));
    made.push(projection);
  });
  return made;
}

function methodSpan(raw: RawInterface, name: string) {
  const claim = raw.methods.find((method) => method.kind === 'claim' && method.name === name);
  return claim?.kind === 'claim' ? claim.nameSpan : raw.nameSpan;
}

function elaborateDefaults(s: Session, raw: RawInterface, data: Global, erased: readonly Binder[]): void {
  const defined = raw.methods.filter(
    (method): method is RawDeclaration & { kind: 'definition' } => method.kind === 'definition',
  );
  for (const definition of defined) {
    const info = data.data!.interface_!;
    const at = info.methods.findIndex((method) => method.name === definition.name);
    const method = info.methods[at];
    if (method === undefined) {
      fail(s, 'interface', definition.span, `${definition.name} is no method of ${raw.name}`);
    }
    const global = newGlobal(
      `${s.namespace}.${raw.name}:default:${definition.name}`,
      'function',
      s.module,
      method.projection.type,
      raw.visibility,
      method.projection.quantity,
    );
    const base = baseContext(method.projection.type, erased.length + 1);
    withOwner(s, global, () => {
      const { arity, tree } = elaborateClauses(
        s,
        definition.name,
        evaluate([], global.type),
        base,
        definition.clauses,
        definition.span,
      );
      setTree(global, arity, tree);
    });
    declareGlobal(s, global, definition.span);
    finishProduced(s);
    const methods: MethodInfo[] = info.methods.map((one, i) => (i === at ? { ...one, fallback: global } : one));
    data.data = { ...data.data!, interface_: { ...info, methods } };
  }
}

/** The first arguments of a closed function type as a context, of which `start` is the beginning. */
export function baseContext(type: Term, count: number, start: Context = EMPTY): Context {
  let context = start;
  let rest = type;
  for (let at = 0; at < count; at++) {
    if (rest.t !== 'pi') throw new Error('a function type is too short');
    if (at < start.size) {
      rest = rest.body;
      continue;
    }
    context = bind(context, rest.name, evaluateIn(context, rest.domain), rest.quantity, isVariable(rest.name)).context;
    rest = rest.body;
  }
  return context;
}
