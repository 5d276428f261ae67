/** Metadata of all kinds, for properties. */
import { relationText } from '@lago-grey/zpkg';
import fc from 'fast-check';
import { Architecture } from '../abi.ts';
import type {
  Authority,
  Common,
  Delegation,
  Metadata,
  Offer,
  Reference,
  Root,
  Snapshot,
  Targets,
} from '../metadata.ts';
import { person, rootPerson } from './people.ts';

const bytes = (size: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: size, maxLength: size });
const name = fc.stringMatching(/^[a-z0-9][a-z0-9+._-]{0,6}$/).filter((one) => one !== 'targets' && one !== 'root');
const version = fc.stringMatching(/^[0-9][0-9a-z.~:+-]{0,5}$/);

const common: fc.Arbitrary<Common> = fc
  .record({
    version: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
    created: fc.bigInt({ min: 0n, max: 2n ** 62n }),
    lasts: fc.bigInt({ min: 1n, max: 2n ** 62n - 1n }),
    repository: bytes(32),
  })
  .map(({ lasts, ...rest }) => ({ ...rest, expires: rest.created + lasts }));

const authority = (who: typeof person): fc.Arbitrary<Authority> =>
  fc
    .uniqueArray(fc.nat(5), { minLength: 1, maxLength: 4 })
    .chain((numbers) =>
      fc
        .integer({ min: 1, max: numbers.length })
        .map((threshold) => ({ threshold, keySets: numbers.map((number) => who(number).set) })),
    );

const root: fc.Arbitrary<Root> = fc
  .tuple(common, authority(rootPerson), authority(person), authority(person), authority(person))
  .map(([rest, first, timestamp, snapshot, targets]) => ({
    ...rest,
    role: 'root',
    roles: { root: first, timestamp, snapshot, targets },
  }));

const reference = (most: bigint): fc.Arbitrary<Reference> =>
  fc.record({
    version: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }),
    size: fc.bigInt({ min: 0n, max: most }),
    digest: bytes(64),
  });

const snapshot: fc.Arbitrary<Snapshot> = fc
  .tuple(common, reference(2n ** 20n), fc.dictionary(name, reference(2n ** 20n), { maxKeys: 5 }))
  .map(([rest, targets, others]) => ({
    ...rest,
    role: 'snapshot',
    files: new Map([['targets', targets], ...Object.entries(others)]),
  }));

const relation: fc.Arbitrary<Offer['relations'][number]> = fc
  .record({ kind: fc.constantFrom('depends', 'conflicts'), name, lower: fc.option(version, { nil: undefined }) })
  .map(({ kind, name: other, lower }) => ({
    kind,
    name: other,
    ...(lower === undefined ? {} : { lower: { kind: 'including', version: lower } }),
  }));

const offer: fc.Arbitrary<Offer> = fc.record({
  name,
  version,
  architecture: fc.constantFrom(...(Object.keys(Architecture) as (keyof typeof Architecture)[])),
  size: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  unpackedSize: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
  digest: bytes(64),
  privileges: fc.nat(7),
  relations: fc.uniqueArray(relation, { maxLength: 3, selector: (one) => `${one.kind} ${relationText(one)}` }),
});

const delegation: fc.Arbitrary<Delegation> = fc
  .record({
    name,
    patterns: fc.uniqueArray(fc.stringMatching(/^[a-z*?.-]{1,5}$/), { minLength: 1, maxLength: 3 }),
    terminating: fc.boolean(),
    authority: authority(person),
  })
  .map(({ authority: by, ...rest }) => ({ ...rest, ...by }));

const targets: fc.Arbitrary<Targets> = fc
  .record({
    rest: common,
    name: fc.constant('targets'),
    packages: fc.uniqueArray(offer, {
      maxLength: 5,
      selector: (one) => `${one.name} ${one.version} ${one.architecture}`,
    }),
    delegations: fc.uniqueArray(delegation, { maxLength: 3, selector: (one) => one.name }),
  })
  .map(({ rest, ...body }) => ({ ...rest, ...body, role: 'targets' }));

/** Whatever metadata there may be; what may be in any order is. */
export const metadata: fc.Arbitrary<Metadata> = fc.oneof(
  root,
  fc
    .tuple(common, reference(2n ** 20n))
    .map(([rest, one]): Metadata => ({ ...rest, role: 'timestamp', snapshot: one })),
  snapshot,
  targets,
);
