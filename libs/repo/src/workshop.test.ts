/** A repository that is kept: signed by several one after the other, and never seen half changed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRepository } from './check.ts';
import { type Disk, readPending, sourceOf, writeOutcome } from './folder.ts';
import { drafts, load } from './load.ts';
import { type Authority, metadataFile, type Root } from './metadata.ts';
import { DAY, PAPER, paper, person, rootPerson, START } from './testing.ts';
import { type Trusted, trustRoot, update } from './update.ts';
import { DAYS, type Outcome, Workshop } from './workshop.ts';

class Stopped extends Error {}

/** A disk in memory that stops before a write. */
class Memory implements Disk {
  readonly files: Map<string, Uint8Array>;
  left = Number.POSITIVE_INFINITY;

  constructor(files: ReadonlyMap<string, Uint8Array> = new Map()) {
    this.files = new Map(files);
  }

  private step(): void {
    if (this.left-- <= 0) throw new Stopped();
  }

  put(file: string, bytes: Uint8Array): void {
    this.step();
    this.files.set(file, bytes);
  }

  remove(file: string): void {
    this.step();
    this.files.delete(file);
  }

  read(file: string): Uint8Array | undefined {
    return this.files.get(file);
  }

  list(folder: string): readonly string[] {
    return [...this.files.keys()]
      .filter((file) => file.startsWith(`${folder}/`))
      .map((file) => file.slice(folder.length + 1));
  }
}

const KEYS = [0, 1, 2].flatMap((number) => [person(number), rootPerson(number)]);
const by = (who: typeof person, numbers: readonly number[], threshold = 1): Authority => ({
  threshold,
  keySets: numbers.map((number) => who(number).set),
});
const ROLES_OF_ONE: Root['roles'] = {
  root: by(rootPerson, [0]),
  timestamp: by(person, [0]),
  snapshot: by(person, [0]),
  targets: by(person, [0]),
};

/** Opens the repository on the disk, changes it, and writes what came of it. */
function work(
  disk: Disk,
  now: bigint,
  keys: readonly ReturnType<typeof person>[],
  change: (shop: Workshop) => void,
): Outcome {
  const published = load(sourceOf(disk), PAPER);
  const shop = new Workshop(published, drafts(readPending(disk), published), { now, days: DAYS }, PAPER);
  change(shop);
  const outcome = shop.finish(keys, paper);
  writeOutcome(disk, outcome);
  return outcome;
}

const begin = (roles = ROLES_OF_ONE): Memory => {
  const disk = new Memory();
  work(disk, START, KEYS, (shop) => shop.begin(roles, new Uint8Array(32).fill(1)));
  return disk;
};

const clientOf = (disk: Disk): Trusted => trustRoot(disk.read(metadataFile('root', 1n)) ?? new Uint8Array(), PAPER);

const offer = (name: string, version: string) => ({
  name,
  version,
  architecture: 'any' as const,
  size: 0n,
  unpackedSize: 0n,
  digest: new Uint8Array(64),
  privileges: 0,
  relations: [],
});

type Change = (shop: Workshop) => void;

/** What may be done to a repository, one after the other. */
const changes: fc.Arbitrary<Change> = fc.oneof(
  fc.nat(5).map(
    (n): Change =>
      (shop) => {
        shop.change('targets', (targets) => ({
          ...targets,
          packages: [...targets.packages.filter(({ name }) => name !== `p${n}`), offer(`p${n}`, `${targets.version}`)],
        }));
      },
  ),
  fc.constant<Change>(() => {}),
  fc.constant<Change>((shop) => shop.renewSnapshot()),
  fc.constant<Change>((shop) => shop.renewRoot()),
  fc.nat(2).map(
    (n): Change =>
      (shop) => {
        shop.change('targets', (targets) => ({
          ...targets,
          delegations: [{ name: 'more', patterns: ['m*'], terminating: false, ...by(person, [n]) }],
        }));
        shop.change('more', (more) => more);
      },
  ),
  fc.nat(2).map(
    (n): Change =>
      (shop) =>
        shop.rotate({ root: by(rootPerson, [n]) }),
  ),
);

/** A change of who signs the three other roles: the one thing that clients can see half of. */
const rotations: fc.Arbitrary<Change> = fc.tuple(fc.nat(2), fc.constantFrom('timestamp', 'snapshot', 'targets')).map(
  ([n, role]): Change =>
    (shop) =>
      shop.rotate({ [role]: by(person, [n]) }),
);

describe('a repository that is kept', () => {
  it('is one that a client takes after every change', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(changes, rotations), { maxLength: 6 }), (list) => {
        const disk = begin();
        let client = clientOf(disk);
        list.forEach((change, index) => {
          const now = START + BigInt(index + 1);
          expect(work(disk, now, KEYS, change).missing).toEqual([]);
          const before = client;
          const { trusted, refused } = update(client, sourceOf(disk), now, PAPER);
          expect(refused).toBeUndefined();
          expect(trusted.timestamp?.metadata.version).toBeGreaterThan(before.timestamp?.metadata.version ?? 0n);
          client = trusted;
        });
      }),
      { numRuns: 30 },
    );
  });

  it('serves what it served or what it is to serve, wherever a change is stopped, and goes on from there', () => {
    let stops = 0;
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const disk = begin();
        work(disk, START + 1n, KEYS, first);
        const client = update(clientOf(disk), sourceOf(disk), START + 2n, PAPER).trusted;
        const done = new Memory(disk.files);
        work(done, START + 3n, KEYS, second);
        const after = update(client, sourceOf(done), START + 4n, PAPER).trusted.timestamp?.bytes;
        for (let writes = 0; ; writes++) {
          const stopped = new Memory(disk.files);
          stopped.left = writes;
          try {
            work(stopped, START + 3n, KEYS, second);
            break;
          } catch (error) {
            if (!(error instanceof Stopped)) throw error;
          }
          stops++;
          const { trusted, refused } = update(client, sourceOf(stopped), START + 4n, PAPER);
          expect(refused).toBeUndefined();
          expect([client.timestamp?.bytes, after]).toContainEqual(trusted.timestamp?.bytes);
          stopped.left = Number.POSITIVE_INFINITY;
          expect(work(stopped, START + 5n, KEYS, second).missing).toEqual([]);
          expect(update(trusted, sourceOf(stopped), START + 6n, PAPER).refused).toBeUndefined();
        }
      }),
      { numRuns: 15 },
    );
    expect(stops).toBeGreaterThan(15);
  });

  it('whose signers were changed and that was stopped is taken again after the next run of anything', () => {
    fc.assert(
      fc.property(rotations, fc.nat(5), (change, writes) => {
        const disk = begin();
        const client = update(clientOf(disk), sourceOf(disk), START + 1n, PAPER).trusted;
        disk.left = writes;
        try {
          work(disk, START + 2n, KEYS, change);
        } catch (error) {
          if (!(error instanceof Stopped)) throw error;
        }
        disk.left = Number.POSITIVE_INFINITY;
        const { trusted, refused } = update(client, sourceOf(disk), START + 3n, PAPER);
        expect([undefined, 'threshold_unmet']).toContain(refused?.reason);
        work(disk, START + 4n, KEYS, () => {});
        expect(update(trusted, sourceOf(disk), START + 5n, PAPER).refused).toBeUndefined();
      }),
      { numRuns: 25 },
    );
  });

  it('has equal bytes after equal changes at equal times, but for the signatures', () => {
    fc.assert(
      fc.property(fc.array(changes, { maxLength: 3 }), (list) => {
        const [one, other] = [begin(), begin()];
        for (const disk of [one, other]) {
          for (const [n, change] of list.entries()) work(disk, START + BigInt(n + 1), KEYS, change);
        }
        expect([...one.files]).toEqual([...other.files]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('several people', () => {
  const two: Root['roles'] = {
    ...ROLES_OF_ONE,
    root: by(rootPerson, [0, 1], 2),
    targets: by(person, [1, 2], 2),
  };

  it('sign one after the other, and nothing is published before the last has', () => {
    const disk = new Memory();
    const asked = work(disk, START, [rootPerson(0), person(1)], (shop) => shop.begin(two, new Uint8Array(32)));
    expect(asked.missing).toEqual([
      { role: 'root', signed: 1, threshold: 2, who: [rootPerson(1).set.owner] },
      { role: 'targets', signed: 1, threshold: 2, who: [person(2).set.owner] },
    ]);
    expect(disk.list('metadata')).toEqual([]);
    expect(work(disk, START, [rootPerson(1), person(2)], () => {}).missing.map(({ role }) => role)).toEqual([
      'snapshot',
    ]);
    expect(disk.list('metadata')).toEqual([]);
    expect(work(disk, START, [person(0)], () => {}).missing).toEqual([]);
    expect([...disk.list('metadata')].sort()).toEqual(['1.root', '1.snapshot', '1.targets', 'timestamp']);
    expect(disk.list('pending')).toEqual([]);
    expect(checkRepository(sourceOf(disk), START + DAY, undefined, PAPER)).toMatchObject({ packages: 0, problems: [] });
  });

  it('who have signed a draft must sign it again after it was changed', () => {
    const disk = begin(two);
    const add = (name: string) => (shop: Workshop) =>
      shop.change('targets', (targets) => ({ ...targets, packages: [...targets.packages, offer(name, '1')] }));
    expect(work(disk, START + 1n, [person(1)], add('a')).missing).toMatchObject([{ signed: 1 }]);
    expect(work(disk, START + 2n, [person(2)], add('b')).missing).toMatchObject([{ signed: 1 }]);
    expect(work(disk, START + 3n, [person(1), person(0)], () => {}).missing).toEqual([]);
    expect(load(sourceOf(disk), PAPER).targets.get('targets')?.metadata).toMatchObject({
      version: 2n,
      packages: [{ name: 'a' }, { name: 'b' }],
    });
  });

  it('do not sign a timestamp that was drafted long ago', () => {
    const disk = begin();
    work(disk, START + 1n, [], () => {});
    expect(disk.list('pending')).toEqual(['timestamp']);
    const late = START + 20n * DAY;
    expect(work(disk, late, [person(0)], () => {}).missing).toEqual([]);
    expect(update(clientOf(disk), sourceOf(disk), late + 6n * DAY, PAPER).refused).toBeUndefined();
  });

  it('who are not among those that may sign change nothing', () => {
    const disk = begin(two);
    const before = new Map(disk.files);
    work(disk, START + 1n, [person(0), rootPerson(2)], (shop) => shop.renewRoot());
    for (const [file, bytes] of before) expect(disk.files.get(file)).toEqual(bytes);
    expect(update(clientOf(disk), sourceOf(disk), START + 2n, PAPER).refused).toBeUndefined();
  });
});

describe('what is published', () => {
  it('is not signed anew if somebody else has changed it', () => {
    const disk = begin();
    const bytes = disk.read('metadata/1.targets') ?? new Uint8Array();
    disk.files.set(
      'metadata/1.targets',
      bytes.map((byte, index) => (index === 24 ? byte ^ 1 : byte)),
    );
    expect(() => work(disk, START + 1n, KEYS, () => {})).toThrow('not the file that was signed for');
  });
});
