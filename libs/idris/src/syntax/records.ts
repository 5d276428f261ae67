/**
 * Records: a data type of one constructor, and its projections as ordinary functions in a namespace of the record's name,
 * as Idris 2 elaborates them.
 *
 * Relies on substitution over Raw: in the type of a field, an earlier field stands for its projection from the record.
 */
import { apply, EXPLICIT, IMPLICIT, MANY, name } from './desugar.ts';
import type {
  Plicity,
  Quantity,
  Raw,
  RawClause,
  RawConstructor,
  RawDeclaration,
  RawParameter,
  Span,
  Totality,
  Visibility,
} from './raw.ts';

export interface RecordField {
  readonly span: Span;
  readonly name: string;
  readonly quantity: Quantity;
  readonly plicity: Plicity;
  readonly type: Raw;
  readonly doc: string;
}

export interface RecordSource {
  readonly span: Span;
  readonly nameSpan: Span;
  readonly name: string;
  readonly parameters: readonly RawParameter[];
  readonly constructor: { readonly name: string; readonly span: Span; readonly doc: string };
  readonly fields: readonly RecordField[];
  readonly visibility: Visibility;
  readonly totality: Totality | null;
  readonly flags: readonly string[];
  readonly doc: string;
}

function pi(span: Span, parameter: Omit<RawParameter, 'span'>, body: Raw): Raw {
  const { quantity, plicity, type } = parameter;
  return { kind: 'pi', span, quantity, plicity, name: parameter.name, type, body };
}

export function recordDeclarations(source: RecordSource): RawDeclaration[] {
  const { span, nameSpan, parameters, fields } = source;
  const applied = applyToParameters(name(nameSpan, source.name), parameters);
  const kind = parameters.reduceRight<Raw>((body, parameter) => pi(span, parameter, body), {
    kind: 'type',
    span: nameSpan,
  });
  const erased = (body: Raw) =>
    parameters.reduceRight((so, p) => pi(p.span, { ...p, quantity: 0, plicity: IMPLICIT }, so), body);
  const built: RawConstructor = {
    span: source.constructor.span,
    name: source.constructor.name,
    type: erased(fields.reduceRight<Raw>((body, field) => pi(field.span, field, body), applied)),
    doc: source.constructor.doc,
  };
  const data: RawDeclaration = {
    kind: 'data',
    span,
    nameSpan,
    name: source.name,
    type: kind,
    constructors: [built],
    visibility: source.visibility,
    totality: source.totality,
    record: { fields: fields.map((field) => field.name) },
    flags: source.flags,
    doc: source.doc,
  };
  if (fields.length === 0) return [data];
  const earlier = new Map<string, Raw>();
  const projections = fields.flatMap((field) => {
    const made = projection(source, field, earlier, applied, erased);
    earlier.set(field.name, apply(name(field.span, `${source.name}.${field.name}`), name(field.span, RECORD)));
    return made;
  });
  return [data, { kind: 'namespace', span, name: source.name, declarations: projections }];
}

function applyToParameters(head: Raw, parameters: readonly RawParameter[]): Raw {
  return parameters.reduce<Raw>((fn, parameter) => {
    const arg = name(parameter.span, parameter.name);
    if (parameter.plicity.kind === 'explicit') return apply(fn, arg);
    return { kind: 'applyNamed', span: fn.span, fn, name: parameter.name, arg };
  }, head);
}

/** The variable that holds the record in the type of a projection. */
const RECORD = '{record}';
const FIELD = '{field}';

function projection(
  source: RecordSource,
  field: RecordField,
  earlier: ReadonlyMap<string, Raw>,
  applied: Raw,
  erased: (body: Raw) => Raw,
): RawDeclaration[] {
  const at = field.span;
  const type = erased(
    pi(at, { quantity: MANY, plicity: EXPLICIT, name: RECORD, type: applied }, substitute(field.type, earlier)),
  );
  const pattern = source.fields.reduce<Raw>(
    (fn, other) => {
      const arg: Raw = other === field ? name(at, FIELD) : { kind: 'infer', span: at };
      if (other.plicity.kind === 'explicit') return apply(fn, arg);
      return other === field ? { kind: 'applyNamed', span: at, fn, name: other.name, arg } : fn;
    },
    name(at, source.constructor.name),
  );
  const clause: RawClause = {
    span: at,
    left: apply(name(at, field.name), pattern),
    right: { kind: 'body', term: name(at, FIELD) },
    where: [],
  };
  return [
    {
      kind: 'claim',
      span: at,
      nameSpan: at,
      name: field.name,
      type,
      quantity: field.quantity === 0 ? 0 : MANY,
      visibility: source.visibility === 'public' ? 'public' : 'private',
      totality: 'total',
      flags: ['inline'],
      doc: field.doc,
    },
    { kind: 'definition', span: at, name: field.name, clauses: [clause] },
  ];
}

/**
 * Puts terms in place of free names. Correct without renaming because what is put in has no free variable that a source
 * can bind.
 */
export function substitute(raw: Raw, terms: ReadonlyMap<string, Raw>): Raw {
  if (terms.size === 0) return raw;
  const go = (inner: Raw) => substitute(inner, terms);
  const under = (bound: readonly (string | null)[], inner: Raw) => {
    if (!bound.some((one) => one !== null && terms.has(one))) return go(inner);
    const left = new Map(terms);
    for (const one of bound) if (one !== null) left.delete(one);
    return substitute(inner, left);
  };
  switch (raw.kind) {
    case 'name':
      return terms.get(raw.name) ?? raw;
    case 'apply':
    case 'applyAuto':
    case 'applyWith':
    case 'applyNamed':
      return { ...raw, fn: go(raw.fn), arg: go(raw.arg) };
    case 'pi': {
      const plicity: Plicity =
        raw.plicity.kind === 'default' ? { kind: 'default', value: go(raw.plicity.value) } : raw.plicity;
      return { ...raw, plicity, type: go(raw.type), body: under([raw.name], raw.body) };
    }
    case 'lambda':
      return { ...raw, type: raw.type === null ? null : go(raw.type), body: under([raw.name], raw.body) };
    case 'let':
      return {
        ...raw,
        type: raw.type === null ? null : go(raw.type),
        value: go(raw.value),
        body: under([raw.name], raw.body),
      };
    case 'case':
      return {
        ...raw,
        scrutinee: go(raw.scrutinee),
        alternatives: raw.alternatives.map((alternative) => ({
          ...alternative,
          body: alternative.body === null ? null : under(patternNames(alternative.pattern), alternative.body),
        })),
      };
    case 'rewrite':
      return { ...raw, equation: go(raw.equation), body: go(raw.body) };
    case 'update':
      return {
        ...raw,
        fields: raw.fields.map((field) => ({ ...field, value: go(field.value) })),
        record: raw.record === null ? null : go(raw.record),
      };
    case 'project':
      return { ...raw, record: go(raw.record) };
    case 'alternatives':
      return { ...raw, options: raw.options.map(go) };
    case 'as':
      return { ...raw, pattern: go(raw.pattern) };
    case 'dotted':
      return { ...raw, term: go(raw.term) };
    case 'typed':
      return { ...raw, term: go(raw.term), type: go(raw.type) };
    // Local functions in a field's type are not looked into: their names could not be told from fields.
    case 'local':
    case 'type':
    case 'infer':
    case 'hole':
    case 'integer':
    case 'string':
    case 'char':
    case 'double':
    case 'search':
      return raw;
  }
}

/** The names that a pattern might bind. */
export function patternNames(pattern: Raw): string[] {
  switch (pattern.kind) {
    case 'name':
      return [pattern.name];
    case 'apply':
    case 'applyAuto':
    case 'applyNamed':
    case 'applyWith':
      return [...patternNames(pattern.fn), ...patternNames(pattern.arg)];
    case 'as':
      return [pattern.name, ...patternNames(pattern.pattern)];
    case 'alternatives':
      return pattern.options.flatMap(patternNames);
    case 'typed':
      return patternNames(pattern.term);
    default:
      return [];
  }
}
