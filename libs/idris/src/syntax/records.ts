/**
 * Records: a data type of one constructor. Its projections are the elaborator's (record.ts), since their types depend on
 * what the constructor's type turns out to be.
 */
import { apply, IMPLICIT, name } from './desugar.ts';
import type {
  Plicity,
  Quantity,
  Raw,
  RawConstructor,
  RawData,
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

export function recordDeclaration(source: RecordSource): RawData {
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
  return {
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
}

function applyToParameters(head: Raw, parameters: readonly RawParameter[]): Raw {
  return parameters.reduce<Raw>((fn, parameter) => {
    const arg = name(parameter.span, parameter.name);
    if (parameter.plicity.kind === 'explicit') return apply(fn, arg);
    return { kind: 'applyNamed', span: fn.span, fn, name: parameter.name, arg };
  }, head);
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
