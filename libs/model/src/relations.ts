/**
 * Whether packages may be installed together: by the proved `problems` (proofs/Package/Resolve.idr, extracted), which finds
 * every need that is not met and every conflict, and nothing else (theorems honest, tellsAll, sound, complete).
 */
import type { Bound, Member, Relation as ProvedRelation } from '../extracted/Package/Relation.js';
import { problems } from '../extracted/Package/Resolve.js';
import type { Order } from '../extracted/Package/Version.js';
import { type List, list } from '../extracted/runtime.js';
import type { Package, Relation, VersionBound } from './state.ts';
import { isNewer } from './version.ts';

/** Why packages may not be installed together. */
export interface Problem {
  readonly package: string;
  readonly relation: Relation;
  /** Of a need: a version of that name that does not do, if there is one. Of a conflict: what is in the way. */
  readonly there: string | null;
}

/** Laws are nothing that is computed. */
const law = (): never => {
  throw new Error('a law of the order of versions was called');
};

const VERSIONS: Order<string> = {
  irreflexive: () => law,
  transitive: () => () => () => () => law,
  isBefore: (x) => (y) => (isNewer(y, x) ? { yes: true, proof: undefined } : { yes: false }),
};

const nameOf = (text: string): List<bigint> => list([...text].map((letter) => BigInt(letter.codePointAt(0) ?? 0)));

const TAGS = { including: 'Including', excluding: 'Excluding' } as const;
const boundOf = (bound: VersionBound | undefined): Bound<string> =>
  bound === undefined ? { tag: 'Open' } : { tag: TAGS[bound.kind], _1: bound.version };

/** What packages depend on together would not be there, or they exclude each other: each reason. */
export function problemsOf(packages: readonly Package[]): Problem[] {
  const relations = new Map<ProvedRelation<string>, Relation>();
  const owners = new Map<Member<string>, Package>();
  const proved = (relation: Relation): ProvedRelation<string> => {
    const { name, lower, upper } = relation;
    const made = { name: nameOf(name), range: { lower: boundOf(lower), upper: boundOf(upper) } };
    relations.set(made, relation);
    return made;
  };
  const members = packages.map((pkg): Member<string> => {
    const of = (kind: Relation['kind']) => (pkg.relations ?? []).filter((relation) => relation.kind === kind);
    const member = {
      name: nameOf(pkg.name),
      version: pkg.version,
      depends: list(of('depends').map(proved)),
      conflicts: list(of('conflicts').map(proved)),
      provides: list(
        of('provides').map(({ name, lower }) => ({
          name: nameOf(name),
          version: lower === undefined ? undefined : { just: lower.version },
        })),
      ),
    };
    owners.set(member, pkg);
    return member;
  });
  const told = ({ name, version }: Package) => `${name} ${version}`;
  return [...problems(VERSIONS, list(members))].map((problem): Problem => {
    const relation = relations.get(problem._2)!;
    const other =
      problem.tag === 'InTheWay' ? owners.get(problem._3) : packages.find(({ name }) => name === relation.name);
    return { package: owners.get(problem._1)!.name, relation, there: other === undefined ? null : told(other) };
  });
}
