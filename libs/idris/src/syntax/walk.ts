/**
 * Walking Raw: what stands inside a term, a clause and a declaration.
 */
import type { Raw, RawClause, RawDeclaration } from './raw.ts';

/** The terms directly inside a term; local declarations are the caller's. */
export function parts(raw: Raw): readonly Raw[] {
  switch (raw.kind) {
    case 'apply':
    case 'applyNamed':
    case 'applyAuto':
    case 'applyWith':
      return [raw.fn, raw.arg];
    case 'pi':
      return raw.plicity.kind === 'default' ? [raw.plicity.value, raw.type, raw.body] : [raw.type, raw.body];
    case 'lambda':
      return raw.type === null ? [raw.body] : [raw.type, raw.body];
    case 'let':
      return raw.type === null ? [raw.value, raw.body] : [raw.type, raw.value, raw.body];
    case 'local':
      return [raw.body];
    case 'case':
      return [
        raw.scrutinee,
        ...raw.alternatives.flatMap(({ pattern, body }) => (body === null ? [pattern] : [pattern, body])),
      ];
    case 'rewrite':
      return [raw.equation, raw.body];
    case 'update':
      return [...raw.fields.map((field) => field.value), ...(raw.record === null ? [] : [raw.record])];
    case 'project':
      return [raw.record];
    case 'alternatives':
      // They are readings of the same source: one is enough, and all would take exponential time.
      return raw.options.slice(0, 1);
    case 'as':
      return [raw.pattern];
    case 'dotted':
      return [raw.term];
    case 'typed':
      return [raw.term, raw.type];
    default:
      return [];
  }
}

/** Every term on the right sides of a clause, those of its local functions and `with` clauses included. */
export function rightSides({ right, where }: RawClause): readonly Raw[] {
  const local = definitionsIn(where).flatMap(({ clauses }) => clauses.flatMap(rightSides));
  if (right.kind === 'body') return [right.term, ...local];
  if (right.kind === 'with') return [right.scrutinee, ...right.clauses.flatMap(rightSides), ...local];
  return local;
}

export type RawDefinition = RawDeclaration & { readonly kind: 'definition' };

/** Wherever in the blocks of a list of declarations. */
export function definitionsIn(declarations: readonly RawDeclaration[]): readonly RawDefinition[] {
  return declarations.flatMap((one): readonly RawDefinition[] => {
    if (one.kind === 'definition') return [one];
    if (one.kind === 'implementation') return definitionsIn(one.body);
    if (one.kind === 'interface') return definitionsIn(one.methods);
    return 'declarations' in one ? definitionsIn(one.declarations) : [];
  });
}

/** All terms inside of some, themselves included; a local definition's right sides too. */
export function* everyTerm(terms: readonly Raw[]): Generator<Raw> {
  const stack = [...terms].reverse();
  for (let raw = stack.pop(); raw !== undefined; raw = stack.pop()) {
    yield raw;
    const inside = [...parts(raw)];
    if (raw.kind === 'local')
      inside.push(...definitionsIn(raw.declarations).flatMap(({ clauses }) => clauses.flatMap(rightSides)));
    stack.push(...inside.reverse());
  }
}
