/**
 * What a package has to do with others: which relations mean something, how they are ordered, how they are written for people.
 *
 * Not here: whether a set of packages keeps to them.
 */
import { Bound, RelationKind } from './abi.ts';
import { type Relation, type VersionBound, ZpkgError } from './package.ts';
import { isName, isVersion } from './path.ts';

const textOf = (bound: VersionBound | undefined): string => bound?.version ?? '';
/** How the end of a range is meant, as the record says it. */
export const boundOf = (bound: VersionBound | undefined): Bound => Bound[bound?.kind ?? 'none'];

/** By kind, name, lower and upper version, then by how the bounds are meant. */
export function compareRelations(a: Relation, b: Relation): number {
  const order = (one: string, other: string): number => Buffer.compare(Buffer.from(one), Buffer.from(other));
  return (
    RelationKind[a.kind] - RelationKind[b.kind] ||
    order(a.name, b.name) ||
    order(textOf(a.lower), textOf(b.lower)) ||
    order(textOf(a.upper), textOf(b.upper)) ||
    boundOf(a.lower) - boundOf(b.lower) ||
    boundOf(a.upper) - boundOf(b.upper)
  );
}

const SIGN = { lower: { including: '>=', excluding: '>>' }, upper: { including: '<=', excluding: '<<' } } as const;

/** As in a Debian control file; a version that is provided is the only one. */
export function relationText({ kind, name, lower, upper }: Relation): string {
  if (kind === 'provides') return lower === undefined ? name : `${name} (= ${lower.version})`;
  const ends = [
    ...(lower === undefined ? [] : [`${SIGN.lower[lower.kind]} ${lower.version}`]),
    ...(upper === undefined ? [] : [`${SIGN.upper[upper.kind]} ${upper.version}`]),
  ];
  return ends.length === 0 ? name : `${name} (${ends.join(', ')})`;
}

/** @throws ZpkgError bad_relation */
export function checkRelation(relation: Relation): void {
  const { kind, name, lower, upper } = relation;
  const refuse = (problem: string): never => {
    throw new ZpkgError('bad_relation', `${kind} ${JSON.stringify(relationText(relation))}: ${problem}`);
  };
  if (!isName(name)) refuse('the name must be that of a package');
  for (const end of [lower, upper]) {
    if (end !== undefined && !isVersion(end.version)) refuse('a bound must be the version of a package');
  }
  if (kind === 'provides' && (upper !== undefined || lower?.kind === 'excluding')) {
    refuse('what is provided has one version or none');
  }
}

/**
 * A relation as relationText writes it: `NAME`, `NAME (>= 1.2)`, `NAME (>= 1.2, << 2)`, `NAME (= 1.2)`.
 *
 * @throws ZpkgError bad_relation
 */
export function parseRelation(kind: Relation['kind'], text: string): Relation {
  const refuse = (): never => {
    throw new ZpkgError(
      'bad_relation',
      `${kind} ${JSON.stringify(text)}: expected NAME or NAME (>= VERSION, << VERSION)`,
    );
  };
  const [, name = refuse(), range] = /^([^\s()]+)(?:\s*\(([^()]*)\))?$/.exec(text.trim()) ?? refuse();
  let ends: Pick<Relation, 'lower' | 'upper'> = {};
  for (const part of range?.split(',') ?? []) {
    const [, sign = '', version = ''] = /^\s*(>=|>>|<=|<<|=)\s*(\S+)\s*$/.exec(part) ?? refuse();
    const bound = { kind: sign === '>>' || sign === '<<' ? 'excluding' : 'including', version } as const;
    const lower = sign.startsWith('>') || sign === '=' ? { lower: bound } : {};
    const upper = sign.startsWith('<') || (sign === '=' && kind !== 'provides') ? { upper: bound } : {};
    if (('lower' in lower && ends.lower !== undefined) || ('upper' in upper && ends.upper !== undefined)) refuse();
    ends = { ...ends, ...lower, ...upper };
  }
  const relation = { kind, name, ...ends };
  checkRelation(relation);
  return relation;
}
