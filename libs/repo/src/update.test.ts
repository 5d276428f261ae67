/**
 * What no server can bring a client to believe, whatever it serves: files of any time, mixed, signed by too few or by strangers,
 * expired, or of lower versions. The laws are said anew here, of the bytes that are trusted, and not by the code under test.
 */
import { sha512 } from '@lago-grey/zpkg/wire';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SignedFile } from './file.ts';
import { type Authority, metadataFile, type Reference, type RoleName } from './metadata.ts';
import { idOf } from './rules.ts';
import { DAY, PAPER, paper, person, rootPerson, START, TestRepository } from './testing.ts';
import { type Trusted, trustRoot, update } from './update.ts';

const ORDER: readonly RoleName[] = ['root', 'targets', 'snapshot', 'timestamp'];

/** How many different people of an authority have signed: by their identifiers, with the bytes that they would have made. */
function people({ blocks, digest }: SignedFile, { keySets }: Authority): number {
  const signed = blocks.flatMap((block) => {
    const id = Buffer.from(block[0]?.keyId ?? []).toString('hex');
    const set = keySets.find((one) => idOf(one) === id);
    return set !== undefined && PAPER.verify(digest, block, set) ? [id] : [];
  });
  return new Set(signed).size;
}

const isSigned = (file: SignedFile, authority: Authority): boolean => people(file, authority) >= authority.threshold;

const isThat = ({ bytes, metadata }: SignedFile, { version, size, digest }: Reference): boolean =>
  metadata.version === version && BigInt(bytes.length) === size && Buffer.compare(sha512(bytes), digest) === 0;

/** What is trusted is signed, in its time, and belongs together. */
function lawful({ root, timestamp, snapshot, targets }: Trusted, time: bigint): void {
  const { roles } = root.metadata;
  if (timestamp === undefined || snapshot === undefined || targets === undefined)
    throw new Error('something is missing');
  expect(isSigned(root, roles.root)).toBe(true);
  expect(isSigned(timestamp, roles.timestamp)).toBe(true);
  expect(isSigned(snapshot, roles.snapshot)).toBe(true);
  expect(isSigned(targets, roles.targets)).toBe(true);
  expect(isThat(snapshot, timestamp.metadata.snapshot)).toBe(true);
  expect(isThat(targets, snapshot.metadata.files.get('targets') as Reference)).toBe(true);
  for (const { metadata } of [root, timestamp, snapshot, targets]) expect(metadata.expires).toBeGreaterThan(time);
}

/** Nothing that is trusted afterwards is older, but for what was given up since its signers were replaced. */
function fresh(before: Trusted, after: Trusted): void {
  expect(after.root.metadata.version).toBeGreaterThanOrEqual(before.root.metadata.version);
  const { roles } = after.root.metadata;
  const { timestamp, snapshot } = before;
  const kept =
    (timestamp === undefined || isSigned(timestamp, roles.timestamp)) &&
    (snapshot === undefined || isSigned(snapshot, roles.snapshot));
  if (!kept) return;
  if (timestamp !== undefined) {
    const now = after.timestamp as NonNullable<Trusted['timestamp']>;
    expect(now.metadata.version).toBeGreaterThanOrEqual(timestamp.metadata.version);
    expect(now.metadata.snapshot.version).toBeGreaterThanOrEqual(timestamp.metadata.snapshot.version);
  }
  for (const [role, { version }] of snapshot?.metadata.files ?? []) {
    expect(after.snapshot?.metadata.files.get(role)?.version).toBeGreaterThanOrEqual(version);
  }
}

/** What happens to a repository, by honest people and by whoever has some of their keys. */
type Event = (repository: TestRepository) => void;

const role = fc.constantFrom(...ORDER);
const some = fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 });
const who = (of: RoleName) => (of === 'root' ? rootPerson : person);

const events: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Event>((repository) => repository.publish('targets', 'snapshot', 'timestamp')) },
  {
    weight: 2,
    arbitrary: fc.subarray([...ORDER], { minLength: 1 }).map(
      (roles): Event =>
        (one) =>
          one.publish(...roles),
    ),
  },
  // Other people, some of whom sign; as many as must, or not.
  {
    weight: 3,
    arbitrary: fc.record({ role, now: some, signers: some, both: fc.boolean(), most: fc.nat(2) }).map(
      (given): Event =>
        (repository) => {
          const of = who(given.role);
          const before = repository.signers.get(given.role) ?? [];
          const signers = [...(given.both ? before : []), ...given.signers.map(of)];
          const distinct = [...new Map(signers.map((keys) => [idOf(keys.set), keys])).values()];
          const threshold = Math.min(given.most + 1, given.now.length);
          repository.allow(given.role, given.now.map(of), threshold, distinct);
          repository.publish('root');
        },
    ),
  },
  {
    weight: 1,
    arbitrary: role.map(
      (of): Event =>
        (one) =>
          one.put(of, one.of(of).version > 1n ? one.of(of).version - 1n : 1n),
    ),
  },
  // A lower version, and all that leads to it signed for.
  {
    weight: 2,
    arbitrary: fc.constantFrom('targets', 'snapshot').map(
      (of): Event =>
        (one) => {
          one.put(of, 1n);
          one.publish(...(of === 'targets' ? (['snapshot', 'timestamp'] as const) : (['timestamp'] as const)));
        },
    ),
  },
  {
    weight: 1,
    arbitrary: role.map(
      (of): Event =>
        (one) =>
          one.put(of, one.of(of).version + 1_000n),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(role, fc.integer({ min: 1, max: 9 })).map(
      ([of, days]): Event =>
        (one) =>
          one.set(of, { expires: START + BigInt(days) * DAY }),
    ),
  },
  {
    weight: 1,
    arbitrary: role.map(
      (of): Event =>
        (one) =>
          one.signers.set(of, [who(of)(3)]),
    ),
  },
);

/** An update: how late, and which of all files that there ever were by a name is served by it. */
const updates = fc.record({ days: fc.nat(12), served: fc.array(fc.nat(20), { maxLength: 8 }), honest: fc.boolean() });
const steps = fc.array(fc.tuple(fc.array(events, { maxLength: 3 }), updates), { minLength: 1, maxLength: 6 });

/** All files that there ever were, by their names. */
class History {
  private readonly files = new Map<string, Uint8Array[]>();

  add(now: ReadonlyMap<string, Uint8Array>): void {
    for (const [name, bytes] of now) {
      const list = this.files.get(name) ?? [];
      if (!list.includes(bytes)) this.files.set(name, [...list, bytes]);
    }
  }

  /** One of them for each name that is asked for: the newest, or as the numbers say, of any name. */
  source(served: readonly number[], honest: boolean) {
    const all = [...this.files.values()].flat();
    let at = 0;
    return (name: string): Uint8Array | undefined => {
      const list = this.files.get(name);
      const number = served[at++ % Math.max(served.length, 1)] ?? 0;
      if (honest || list === undefined) return list?.at(-1);
      return number > 17 ? all[number % all.length] : list[number % list.length];
    };
  }
}

describe('whatever a server serves', () => {
  it('what is trusted after an update is signed by enough people, in its time, of one piece, and not older than before', () => {
    const outcomes = new Map<string, number>();
    fc.assert(
      fc.property(steps, (list) => {
        const repository = new TestRepository(paper);
        const history = new History();
        history.add(repository.files);
        let trusted = trustRoot(repository.file('root', 1n), PAPER);
        for (const [happened, { days, served, honest }] of list) {
          for (const event of happened) {
            event(repository);
            history.add(repository.files);
          }
          const clock = START + BigInt(days) * DAY;
          const { trusted: then, refused } = update(trusted, history.source(served, honest), clock, PAPER);
          if (refused === undefined) lawful(then, clock);
          fresh(trusted, then);
          outcomes.set(refused?.reason ?? 'taken', (outcomes.get(refused?.reason ?? 'taken') ?? 0) + 1);
          trusted = then;
        }
      }),
      { numRuns: process.env['LAGO_LONG'] === undefined ? 150 : 3_000 },
    );
    // Each reason to refuse was met, and updates that are taken too.
    for (const reason of ['taken', 'threshold_unmet', 'expired', 'rolled_back', 'mismatched']) {
      expect(outcomes.get(reason), reason).toBeGreaterThan(0);
    }
  });

  it('a root is followed by one that enough people of both have signed, and by no other', () => {
    fc.assert(
      fc.property(some, some, some, fc.nat(2), fc.nat(2), (before, after, signers, first, second) => {
        const repository = new TestRepository(paper);
        repository.allow('root', before.map(rootPerson), Math.min(first + 1, before.length));
        repository.put('root', 1n);
        const begun = trustRoot(repository.file('root', 1n), PAPER);
        const threshold = Math.min(second + 1, after.length);
        repository.allow('root', after.map(rootPerson), threshold, signers.map(rootPerson));
        repository.publish('root');
        const { trusted } = update(begun, repository.source(), START, PAPER);
        const count = (of: readonly number[]) => of.filter((number) => signers.includes(number)).length;
        const taken = count(before) >= Math.min(first + 1, before.length) && count(after) >= threshold;
        expect(trusted.root.metadata.version).toBe(taken ? 2n : 1n);
      }),
      { numRuns: 100 },
    );
  });

  it('no more than 256 versions of root metadata are gone through', () => {
    const repository = new TestRepository(paper);
    for (let version = 2; version <= 258; version++) repository.publish('root');
    const begun = trustRoot(repository.file('root', 1n), PAPER);
    const once = update(begun, repository.source(), START, PAPER);
    expect(once.trusted.root.metadata.version).toBe(257n);
    expect(update(once.trusted, repository.source(), START, PAPER).trusted.root.metadata.version).toBe(258n);
  });
});

describe('the clock', () => {
  it('that was put back does not bring back what has expired', () => {
    const repository = new TestRepository(paper);
    const begun = trustRoot(repository.file('root', 1n), PAPER);
    const old = repository.file('timestamp');
    repository.set('timestamp', { created: START + 40n * DAY, expires: START + 50n * DAY });
    for (const one of ['root', 'snapshot', 'targets'] as const) repository.set(one, { expires: START + 90n * DAY });
    repository.publish('root', 'targets', 'snapshot', 'timestamp');
    const { trusted, refused } = update(begun, repository.source(), START + 41n * DAY, PAPER);
    expect(refused).toBeUndefined();
    repository.set('timestamp', { created: START, expires: START + 30n * DAY });
    repository.publish('timestamp');
    expect(update(trusted, repository.source(), START + DAY, PAPER).refused?.reason).toBe('expired');
    repository.files.set(metadataFile('timestamp', 0n), old);
    expect(update(trusted, repository.source(), START + DAY, PAPER).refused?.reason).toBe('rolled_back');
  });

  it('counts nobody whose own time is over, but for what is older than that', () => {
    const repository = new TestRepository(paper);
    const { seeds, set } = person(1);
    const short = { seeds, set: { ...set, expires: START + 5n * DAY } };
    repository.allow('timestamp', [short, person(2)]);
    repository.signers.set('timestamp', [short]);
    repository.publish('root', 'timestamp');
    const begun = trustRoot(repository.file('root', 1n), PAPER);
    const { trusted } = update(begun, repository.source(), START + DAY, PAPER);
    expect(trusted.timestamp?.metadata.version).toBe(2n);
    const later = START + 6n * DAY;
    expect(update(trusted, repository.source(), later, PAPER).refused?.reason).toBe('expired_key');
    // What the first has signed still forbids an older one by the second.
    repository.signers.set('timestamp', [person(2)]);
    repository.put('timestamp', 1n);
    expect(update(trusted, repository.source(), later, PAPER).refused?.reason).toBe('rolled_back');
    repository.put('timestamp', 3n);
    expect(update(trusted, repository.source(), later, PAPER).refused).toBeUndefined();
  });
});

describe('whoever', () => {
  it('was revoked here counts for nothing, and what he alone has signed is given up', () => {
    const repository = new TestRepository(paper);
    const { trusted } = update(trustRoot(repository.file('root', 1n), PAPER), repository.source(), START, PAPER);
    const revoked = idOf(person(0).set);
    const judge = { ...PAPER, isRevoked: (set: Parameters<typeof idOf>[0]) => idOf(set) === revoked };
    const { trusted: then, refused } = update(trusted, repository.source(), START, judge);
    expect(refused?.reason).toBe('threshold_unmet');
    expect(then.timestamp).toBeUndefined();
  });

  it('signs for another repository signs nothing for this one', () => {
    const [here, there] = [new TestRepository(paper), new TestRepository(paper, new Uint8Array(32).fill(8))];
    const begun = trustRoot(here.file('root', 1n), PAPER);
    there.publish('targets', 'snapshot', 'timestamp');
    expect(update(begun, there.source(), START, PAPER).refused?.reason).toBe('other_repository');
  });
});
