/** What a client asks for, keeps, fetches and refuses when nothing is tampered with, or a file is not what it should be. */
import { expect } from 'vitest';
import { encode } from '../encode.ts';
import { packageFile, ROLES } from '../metadata.ts';
import { begun, trusted, updates } from './observe.ts';
import { person, rootPerson } from './people.ts';
import { DAY } from './repository.ts';
import { NOW, type Scenario, type Stage } from './scenario.ts';

const FIRST = ['metadata/2.root', 'metadata/timestamp', 'metadata/1.snapshot', 'metadata/1.targets'];
const ALL = ['root', 'targets', 'snapshot', 'timestamp'] as const;

const flipped = (bytes: Uint8Array, at: number): Uint8Array =>
  bytes.map((byte, index) => (index === (at < 0 ? bytes.length + at : at) ? byte ^ 1 : byte));

/** A package's file is replaced by another of the same size. */
function substitute({ repository }: Stage, digest: Uint8Array): void {
  const file = packageFile(digest);
  const bytes = repository.files.get(file) ?? new Uint8Array();
  repository.files.set(file, flipped(bytes, -1));
}

/** Targets that are not there yet are asked for and not found. */
async function missing(stage: Stage, role: 'snapshot' | 'targets', versions: readonly number[]): Promise<void> {
  const { client, repository } = stage;
  await begun(stage);
  repository.publish(
    ...(role === 'targets' ? (['targets', 'snapshot', 'timestamp'] as const) : (['snapshot', 'timestamp'] as const)),
  );
  repository.files.delete(`metadata/2.${role}`);
  await client.asked();
  await updates(stage, 'unavailable', versions);
  expect((await client.asked()).at(-1)).toBe(`metadata/2.${role}`);
}

export const basics: readonly Scenario[] = [
  {
    tuf: 'test_basic_refresh_requests',
    title: 'an update asks for the next root, then timestamp, snapshot and targets, and for nothing else',
    async run({ client, repository }) {
      await client.begin(repository.file('root', 1n));
      expect(await client.asked()).toEqual([]);
      expect(await client.update(NOW)).toBeUndefined();
      expect(await client.asked()).toEqual(FIRST);
    },
  },
  {
    tuf: 'test_basic_refresh_trusted_data',
    title: 'an update trusts the files that the repository has',
    async run(stage) {
      await begun(stage);
      for (const role of ROLES) expect(await stage.client.kept(role)).toEqual(stage.repository.file(role));
    },
  },
  {
    tuf: 'test_implicit_refresh',
    title: 'no package is obtained before an update has verified who offers it',
    async run({ client, repository }) {
      repository.offer('targets', 'a');
      repository.publish('targets', 'snapshot', 'timestamp');
      await client.begin(repository.file('root', 1n));
      expect(await client.obtain('a', NOW)).toHaveProperty('refused');
      expect(await client.update(NOW)).toBeUndefined();
      expect(await client.obtain('a', NOW)).toEqual({ version: '1' });
    },
  },
  {
    tuf: 'test_invalid_initial_root',
    title: 'trust does not begin with what is no root metadata, and nothing is asked for',
    async run({ client, repository }) {
      const root = repository.file('root', 1n);
      expect(await client.begin(root.subarray(0, root.length - 1))).toBe(false);
      expect(await client.begin(repository.file('timestamp'))).toBe(false);
      expect(await client.update(NOW)).toBeDefined();
      expect(await client.asked()).toEqual([]);
    },
  },
  {
    tuf: 'test_unsigned_initial_root',
    title: 'trust does not begin with root metadata that its own people have not signed',
    async run({ client, repository }) {
      expect(await client.begin(flipped(repository.file('root', 1n), -29_792))).toBe(false);
      expect(await client.begin(encode(repository.root))).toBe(false);
      expect(await client.update(NOW)).toBeDefined();
      expect(await client.asked()).toEqual([]);
    },
  },
  ...(
    [
      ['root', [1, 0, 0, 0]],
      ['timestamp', [2, 0, 0, 0]],
      ['snapshot', [2, 2, 0, 0]],
      ['targets', [2, 2, 2, 0]],
    ] as const
  ).map(
    ([role, versions]): Scenario => ({
      tuf: 'test_unsigned_metadata',
      title: `${role} that nobody has signed is refused, and what comes before it is kept`,
      async run(stage) {
        const { client, repository } = stage;
        repository.signers.set(role, []);
        repository.publish(...ALL);
        await client.begin(repository.file('root', 1n));
        await updates(stage, 'threshold_unmet', versions);
      },
    }),
  ),
  ...(
    [
      ['root', [1, 0, 0, 0]],
      ['snapshot', [2, 2, 0, 0]],
      ['targets', [2, 2, 2, 0]],
    ] as const
  ).map(
    ([role, versions]): Scenario => ({
      tuf: 'test_url_and_metadata_version_mismatch',
      title: `${role} of another version than its name says is refused`,
      async run(stage) {
        const { client, repository } = stage;
        for (const one of ALL) repository.put(one, one === role ? 3n : 2n, 2n);
        await client.begin(repository.file('root', 1n));
        await updates(stage, 'mismatched', versions);
      },
    }),
  ),
  {
    tuf: 'test_timestamp_content_changes',
    title: 'another timestamp of the version that is trusted changes nothing',
    async run(stage) {
      const { client, repository } = stage;
      await begun(stage);
      const before = await client.kept('timestamp');
      const { snapshot } = repository.timestamp;
      repository.timestamp = { ...repository.timestamp, snapshot: { ...snapshot, version: 100n } };
      repository.put('timestamp', 1n);
      await client.asked();
      await updates(stage, undefined, [1, 1, 1, 1]);
      expect(await client.asked()).toEqual(FIRST.slice(0, 2));
      expect(await client.kept('timestamp')).toEqual(before);
    },
  },
  {
    tuf: 'test_basic_metadata_hash_support',
    title: 'new versions of all files are taken by their digests',
    async run(stage) {
      await begun(stage);
      stage.repository.publish('targets', 'snapshot', 'timestamp');
      await updates(stage, undefined, [1, 2, 2, 2]);
    },
  },
  {
    tuf: 'test_targets_hash_mismatch',
    title: 'targets of another digest than the snapshot says are refused',
    async run(stage) {
      const { repository } = stage;
      await begun(stage);
      repository.publish('targets');
      const said = repository.references.get('targets');
      if (said !== undefined) repository.references.set('targets', { ...said, digest: new Uint8Array(64) });
      repository.publish('snapshot', 'timestamp');
      await updates(stage, 'mismatched', [1, 2, 2, 1]);
    },
  },
  {
    tuf: 'test_snapshot_hash_mismatch',
    title: 'a snapshot of another digest than the timestamp says is refused',
    async run(stage) {
      const { repository } = stage;
      await begun(stage);
      repository.publish('snapshot');
      const { snapshot } = repository.timestamp;
      repository.timestamp = { ...repository.timestamp, snapshot: { ...snapshot, digest: new Uint8Array(64) } };
      repository.publish('timestamp');
      await updates(stage, 'mismatched', [1, 2, 1, 1]);
    },
  },
  {
    tuf: 'test_metadata_bytes_match',
    title: 'a file is kept as it came, with signatures that count for nothing too',
    async run(stage) {
      const { client, repository } = stage;
      repository.signers.set('timestamp', [person(0), person(5)]);
      repository.publish('timestamp');
      await begun(stage);
      expect(await client.kept('timestamp')).toEqual(repository.file('timestamp'));
    },
  },
  {
    tuf: 'test_custom_fields',
    title: 'a field that this version of the format does not know is refused, signed or not',
    async run(stage) {
      const { client, repository } = stage;
      await begun(stage);
      repository.publish('root');
      const changed = flipped(encode(repository.root), 11);
      repository.serve('root', 2n, repository.sealed(changed, [rootPerson(0)]));
      await updates(stage, 'bad_metadata', [1, 1, 1, 1]);
      expect(await client.update(NOW)).toBe('bad_metadata');
    },
  },
  {
    tuf: 'test_deprecated_keyid_hash_algorithms',
    title: 'a new key set signs what was signed by another before, whatever its owner and time are called',
    async run(stage) {
      const { repository } = stage;
      await begun(stage);
      const { seeds, set } = person(3);
      repository.allow('snapshot', [{ seeds, set: { ...set, owner: 'md5', created: 1n } }]);
      repository.publish('root', 'snapshot', 'timestamp');
      await updates(stage, undefined, [2, 2, 2, 1]);
    },
  },
  {
    tuf: 'test_snapshot_404',
    title: 'a snapshot that is not there ends an update, which keeps the timestamp',
    run: (stage) => missing(stage, 'snapshot', [1, 2, 1, 1]),
  },
  {
    tuf: 'test_targets_404',
    title: 'targets that are not there end an update, which keeps timestamp and snapshot',
    run: (stage) => missing(stage, 'targets', [1, 2, 2, 1]),
  },
  {
    tuf: 'test_timestamp_404',
    title: 'a timestamp that is not there ends an update',
    async run(stage) {
      await begun(stage);
      stage.repository.files.delete('metadata/timestamp');
      await stage.client.asked();
      await updates(stage, 'unavailable', [1, 1, 1, 1]);
      expect(await stage.client.asked()).toEqual(FIRST.slice(0, 2));
    },
  },
  {
    tuf: 'test_incorrect_metadata_type',
    title: 'a snapshot in the place of a timestamp is refused, though the right people have signed it',
    async run(stage) {
      const { client, repository } = stage;
      repository.publish('root', 'snapshot');
      repository.files.set('metadata/timestamp', repository.file('snapshot'));
      await client.begin(repository.file('root', 1n));
      await updates(stage, 'unknown_role', [2, 0, 0, 0]);
    },
  },
  {
    tuf: 'test_faketime',
    title: 'the clock is looked at anew in each update',
    async run(stage) {
      stage.repository.set('root', { expires: NOW + 7n * DAY });
      stage.repository.publish('root');
      await begun(stage);
      await updates(stage, 'expired', [2, 1, 1, 1], NOW + 8n * DAY);
    },
  },
  {
    tuf: 'test_client_downloads_expected_file',
    title: 'a package that is offered is obtained, and not before it is asked for',
    async run(stage) {
      const { client, repository } = stage;
      const { digest } = repository.offer('targets', 'a');
      repository.publish('targets', 'snapshot', 'timestamp');
      await begun(stage);
      expect(await client.asked()).not.toContain(packageFile(digest));
      expect(await client.obtain('a', NOW)).toEqual({ version: '1' });
      expect(await client.asked()).toContain(packageFile(digest));
    },
  },
  {
    tuf: 'test_client_downloads_expected_file_in_sub_dir',
    title: 'a package is obtained whatever characters of names it is called by',
    async run(stage) {
      const { client, repository } = stage;
      repository.offer('targets', 'lib+a.b_c-1', '1:2.0~rc1+b-3');
      repository.publish('targets', 'snapshot', 'timestamp');
      await begun(stage);
      expect(await client.obtain('lib+a.b_c-1', NOW)).toEqual({ version: '1:2.0~rc1+b-3' });
    },
  },
  {
    tuf: 'test_repository_substitutes_target_file',
    title: 'a package that was replaced by another is refused',
    async run(stage) {
      const { client, repository } = stage;
      const offers = ['a', 'b'].map((name) => repository.offer('targets', name));
      repository.publish('targets', 'snapshot', 'timestamp');
      await begun(stage);
      expect(await client.obtain('a', NOW)).toEqual({ version: '1' });
      for (const { digest } of offers) substitute(stage, digest);
      expect(await client.obtain('b', NOW)).toEqual({ refused: 'mismatched' });
    },
  },
  {
    tuf: 'test_multiple_changes_to_target',
    title: 'after versions that were never seen the newest is obtained, and nothing that was never signed for',
    async run(stage) {
      const { client, repository } = stage;
      await begun(stage);
      for (let round = 1; round <= 6; round++) {
        repository.offer('targets', `new-${round}`, `${round}`);
        repository.publish('targets', 'snapshot', 'timestamp');
      }
      await updates(stage, undefined, [1, 7, 7, 7]);
      expect(await client.obtain('new-6', NOW)).toEqual({ version: '6' });
      const { digest } = repository.offer('targets', 'new-1', '1');
      substitute(stage, digest);
      repository.publish('targets', 'snapshot', 'timestamp');
      await updates(stage, undefined, [1, 8, 8, 8]);
      expect(await client.obtain('new-1', NOW)).toEqual({ refused: 'mismatched' });
    },
  },
  {
    tuf: 'test_download_with_hash_algorithms',
    title: 'a package has the size that was signed for: not a byte more, not a byte less',
    async run(stage) {
      const { client, repository } = stage;
      const [more, less] = ['more', 'less'].map((name) => repository.offer('targets', name));
      repository.publish('targets', 'snapshot', 'timestamp');
      await begun(stage);
      for (const [offer, change] of [
        [more, 1],
        [less, -1],
      ] as const) {
        const file = packageFile(offer?.digest ?? new Uint8Array());
        const bytes = Buffer.concat([repository.files.get(file) ?? new Uint8Array(), new Uint8Array(1)]);
        repository.files.set(file, new Uint8Array(bytes.subarray(0, bytes.length - 1 + change)));
      }
      expect(await client.obtain('more', NOW)).toEqual({ refused: 'size_exceeded' });
      expect(await client.obtain('less', NOW)).toEqual({ refused: 'mismatched' });
    },
  },
  {
    tuf: 'test_download_with_unknown_hash_algorithm',
    title: 'metadata of another version of the format is refused',
    async run(stage) {
      const { repository } = stage;
      await begun(stage);
      const next = flipped(repository.file('timestamp'), 9);
      repository.files.set('metadata/timestamp', next);
      await updates(stage, 'bad_metadata', [1, 1, 1, 1]);
    },
  },
  {
    tuf: 'test_artifact_cache',
    title: 'a package that was obtained is not fetched again',
    async run(stage) {
      const { client, repository } = stage;
      const { digest } = repository.offer('targets', 'a');
      repository.publish('targets', 'snapshot', 'timestamp');
      await begun(stage);
      await client.obtain('a', NOW);
      await client.asked();
      await client.obtain('a', NOW);
      expect(await client.asked()).not.toContain(packageFile(digest));
      expect(await trusted(client)).toEqual([1, 2, 2, 2]);
    },
  },
  {
    tuf: 'test_keytype_and_scheme',
    title: 'all three signatures of a person are needed: one that does not verify, by whichever scheme, is none',
    async run(stage) {
      const { repository } = stage;
      await begun(stage);
      repository.allow('root', [rootPerson(0), rootPerson(1)], 2);
      repository.publish('root');
      await updates(stage, undefined, [2, 1, 1, 1]);
      repository.publish('root');
      const good = repository.file('root', 3n);
      for (const at of [-29_792, -29_793, -29_792 - 114 - 1]) {
        repository.serve('root', 3n, flipped(good, at));
        await updates(stage, 'threshold_unmet', [2, 1, 1, 1]);
      }
      repository.serve('root', 3n, good);
      await updates(stage, undefined, [3, 1, 1, 1]);
    },
  },
];
