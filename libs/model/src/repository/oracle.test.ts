/**
 * obli-pkg and the reference believe the same of a repository, whatever is served to them: random sequences of honest renewals,
 * rotated keys, old files, mixed files, damaged files and clocks. After each update the verdict is the same, and so is every file that
 * is kept; so is what a search finds.
 */
import { createHash } from 'node:crypto';
import { find, type Judge, packageFile, RepoError, type Trusted, timeOf, trustRoot, update } from '@lago-grey/repo';
import { DAY, PAPER, paper, person, rootPerson, START, TestRepository } from '@lago-grey/repo/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { missing } from '../testing/binary.ts';
import { describeNeeding } from '../testing/needing.ts';
import { BinaryClient } from './client.ts';
import { FileServer } from './server.ts';

const RUNS = process.env['LAGO_LONG'] === '1' ? 2000 : 20;
const ROLES = ['root', 'timestamp', 'snapshot', 'targets'] as const;
const NAMES = ['app', 'lib'] as const;
const judge: Judge = PAPER;

/** What is done to a repository, or to the files that are served of it. */
type Act = (repository: TestRepository, served: Map<string, Uint8Array>) => void;

interface Step {
  readonly title: string;
  readonly act: Act;
}

const publishing = (...roles: readonly (typeof ROLES)[number][]): Step => ({
  title: `publish ${roles.join(', ')}`,
  act: (repository) => repository.publish(...roles),
});
const role = fc.constantFrom(...ROLES);
const some = <T>(list: readonly T[], number: number): T | undefined => list[number % Math.max(list.length, 1)];

/** Everything that was ever published stays to be served again. */
class History {
  readonly old: (readonly [string, Uint8Array])[] = [];
  note(files: ReadonlyMap<string, Uint8Array>): void {
    for (const entry of files) this.old.push(entry);
  }
}

const step = (history: History): fc.Arbitrary<Step> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.constant(publishing('targets', 'snapshot', 'timestamp')) },
    { weight: 2, arbitrary: fc.constant(publishing('timestamp')) },
    { weight: 2, arbitrary: fc.uniqueArray(role, { minLength: 1 }).map((roles) => publishing(...roles)) },
    {
      weight: 2,
      arbitrary: fc.tuple(role, fc.uniqueArray(fc.nat(3), { minLength: 1, maxLength: 3 }), fc.nat(2), fc.nat(3)).map(
        ([of, numbers, threshold, signing]): Step => ({
          title: `allow ${numbers} for ${of}, ${threshold + 1} of them, of whom ${signing} sign`,
          act: (repository) => {
            const people = numbers.map(of === 'root' ? rootPerson : person);
            const before = repository.signers.get('root') ?? [];
            const most = Math.min(threshold + 1, people.length);
            repository.allow(of, people, most, people.slice(0, Math.max(signing, 1)));
            if (of === 'root') repository.signers.set('root', [...new Set([...before, ...people])].slice(0, 4));
            repository.publish('root');
          },
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constantFrom(...NAMES), fc.constantFrom('1', '2')).map(
        ([name, version]): Step => ({
          title: `offer ${name} ${version}`,
          act: (repository) => {
            repository.offer('targets', name, version);
            repository.publish('targets', 'snapshot', 'timestamp');
          },
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(role, fc.constantFrom(0n, 1n, 5n, 60n)).map(
        ([of, days]): Step => ({
          title: `let ${of} expire ${days} days after the beginning`,
          act: (repository) => {
            repository.set(of, { created: START - DAY, expires: START + days * DAY });
            repository.publish(of);
          },
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.nat().map(
        (number): Step => ({
          title: `serve an old file again (${number})`,
          act: (_repository, served) => {
            const [name, bytes] = some(history.old, number) ?? [];
            if (name !== undefined && bytes !== undefined) served.set(name, bytes);
          },
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat(), fc.nat()).map(
        ([number, other]): Step => ({
          title: `serve a file in the place of another (${number}, ${other})`,
          act: (_repository, served) => {
            const files = [...served];
            const [to] = some(files, number) ?? [];
            const [, bytes] = some(files, other) ?? [];
            if (to !== undefined && bytes !== undefined) served.set(to, bytes);
          },
        }),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 255 })).map(
        ([number, at, change]): Step => ({
          title: `change byte ${at} of file ${number} by ${change}`,
          act: (_repository, served) => {
            const [name, bytes] = some([...served].slice(-6), number) ?? [];
            if (name === undefined || bytes === undefined || bytes.length === 0) return;
            // Half of the changes where there is more than signatures.
            const place = at % (at % 2 === 0 ? bytes.length : Math.min(bytes.length, 400));
            served.set(name, bytes.with(place, (bytes[place] ?? 0) ^ change));
          },
        }),
      ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.nat(), fc.nat()).map(
        ([number, most]): Step => ({
          title: `cut file ${number} off, or away`,
          act: (_repository, served) => {
            const [name, bytes] = some([...served].slice(-6), number) ?? [];
            if (name === undefined || bytes === undefined) return;
            if (most % 3 === 0) served.delete(name);
            else served.set(name, bytes.subarray(0, most % bytes.length));
          },
        }),
      ),
    },
  );

describeNeeding(missing('fault'), 'obli-pkg and the reference', {}, () => {
  const server = new FileServer();
  beforeAll(() => server.listen());
  afterAll(() => server.close());

  it(`agree on ${RUNS} histories of a repository`, { timeout: 3_600_000 }, async () => {
    const history = new History();
    const clocks = fc.constantFrom(0n, 1n, 1n, 2n, 10n, 40n);
    const steps = fc.array(fc.tuple(step(history), clocks), { minLength: 4, maxLength: 9 });
    const seen = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(steps, async (list) => {
        history.old.length = 0;
        const repository = new TestRepository(paper);
        const served = new Map(repository.files);
        const client = new BinaryClient(server, served);
        let trusted: Trusted = trustRoot(repository.file('root', 1n), judge);
        const source = (file: string) => served.get(file);
        try {
          expect(await client.begin(repository.file('root', 1n))).toBe(true);
          for (const [{ act }, days] of list) {
            history.note(repository.files);
            const before = new Map(repository.files);
            act(repository, served);
            for (const [name, bytes] of repository.files) if (before.get(name) !== bytes) served.set(name, bytes);
            const clock = START + days * DAY;
            const expected = update(trusted, source, clock, judge);
            trusted = expected.trusted;
            const verdict = expected.refused?.reason;
            seen.set(verdict ?? 'taken', (seen.get(verdict ?? 'taken') ?? 0) + 1);
            expect(await client.update(clock)).toBe(verdict);
            for (const each of ROLES) expect(client.kept(each), each).toEqual(trusted[each]?.bytes);
          }
          const clock = START + (list.at(-1)?.[1] ?? 0n) * DAY;
          for (const name of NAMES) {
            expect(await client.obtain(name, clock)).toEqual(obtained(trusted, name, clock, source, served));
          }
        } finally {
          client.remove();
        }
      }),
      { numRuns: RUNS },
    );
    // Histories that are all refused for one reason would say little.
    expect([...seen.keys()].length, JSON.stringify([...seen])).toBeGreaterThan(2);
  });
});

/** What installing a package comes to: its version, or why there is none. */
function obtained(
  trusted: Trusted,
  name: string,
  clock: bigint,
  source: (file: string) => Uint8Array | undefined,
  served: ReadonlyMap<string, Uint8Array>,
): unknown {
  try {
    const { offers } = find(trusted, name, { source, time: timeOf(trusted, clock), judge });
    const newest = [...offers].sort((a, b) => Number(b.version) - Number(a.version))[0];
    if (newest === undefined) return { refused: 'not_offered' };
    const bytes = served.get(packageFile(newest.digest));
    if (bytes === undefined) return { refused: 'unavailable' };
    if (BigInt(bytes.length) > newest.size) return { refused: 'size_exceeded' };
    const digest = packageFile(new Uint8Array(createHash('sha512').update(bytes).digest()));
    return digest === packageFile(newest.digest) ? { version: newest.version } : { refused: 'mismatched' };
  } catch (error) {
    if (error instanceof RepoError) return { refused: error.reason };
    throw error;
  }
}
