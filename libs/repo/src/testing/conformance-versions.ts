/** What a client does about time and about versions that go back. */
import { expect } from 'vitest';
import type { RoleName } from '../metadata.ts';
import { begun, updates, version } from './observe.ts';
import { person } from './people.ts';
import { DAY } from './repository.ts';
import { NOW, type Scenario, type Stage } from './scenario.ts';

const PAST = { created: NOW - 3n * DAY, expires: NOW - 1n };

/** A new version that is over already. */
async function expires(stage: Stage, role: RoleName, then: readonly number[]): Promise<void> {
  await begun(stage);
  stage.repository.set(role, PAST);
  const order = ['targets', 'snapshot', 'timestamp'] as const;
  stage.repository.publish(...order.slice(order.indexOf(role as 'targets')));
  await updates(stage, 'expired', then);
}

/** Whoever had the keys of the roles has gone as far ahead as there are versions; others have them now. */
function recover({ repository }: Stage, roles: readonly RoleName[]): void {
  for (const [index, role] of roles.entries()) repository.allow(role, [person(7 + index)]);
}

const FAR = 2n ** 64n - 1n;

export const versions: readonly Scenario[] = [
  {
    tuf: 'test_root_expired',
    title: 'root metadata that has expired is taken, and nothing after it',
    async run(stage) {
      const { repository } = stage;
      repository.publish('root');
      await begun(stage);
      repository.set('root', PAST);
      repository.publish('root', 'targets', 'snapshot', 'timestamp');
      await updates(stage, 'expired', [3, 1, 1, 1]);
    },
  },
  {
    tuf: 'test_timestamp_expired',
    title: 'a timestamp that has expired is refused',
    run: (stage) => expires(stage, 'timestamp', [1, 1, 1, 1]),
  },
  {
    tuf: 'test_snapshot_expired',
    title: 'a snapshot that has expired is refused',
    run: (stage) => expires(stage, 'snapshot', [1, 2, 1, 1]),
  },
  {
    tuf: 'test_targets_expired',
    title: 'targets that have expired are refused',
    run: (stage) => expires(stage, 'targets', [1, 2, 2, 1]),
  },
  {
    tuf: 'test_expired_local_root',
    title: 'root metadata that has expired since is followed by a later one that has not',
    async run(stage) {
      const { repository } = stage;
      repository.set('root', { expires: NOW + 7n * DAY });
      repository.publish('root');
      await begun(stage);
      repository.set('root', { expires: NOW + 21n * DAY });
      repository.publish('root');
      await updates(stage, undefined, [3, 1, 1, 1], NOW + 18n * DAY);
    },
  },
  {
    tuf: 'test_expired_local_timestamp',
    title: 'a timestamp that has expired since is followed by a later one that has not',
    async run(stage) {
      const { repository } = stage;
      repository.set('timestamp', { expires: NOW + 7n * DAY });
      repository.publish('timestamp');
      await begun(stage);
      repository.set('timestamp', { expires: NOW + 21n * DAY });
      repository.publish('targets', 'snapshot', 'timestamp');
      await updates(stage, undefined, [1, 3, 2, 2], NOW + 18n * DAY);
    },
  },
  {
    tuf: 'test_new_timestamp_version_rollback',
    title: 'a timestamp of a lower version is refused',
    async run(stage) {
      const { client, repository } = stage;
      repository.publish('timestamp');
      await begun(stage);
      repository.put('timestamp', 1n);
      await client.asked();
      await updates(stage, 'rolled_back', [1, 2, 1, 1]);
      expect((await client.asked()).at(-1)).toBe('metadata/timestamp');
    },
  },
  {
    tuf: 'test_snapshot_rollback',
    title: 'a timestamp that names a lower version of the snapshot is refused',
    async run(stage) {
      const { client, repository } = stage;
      repository.publish('snapshot', 'timestamp');
      await begun(stage);
      repository.put('snapshot', 1n);
      repository.publish('timestamp');
      await client.asked();
      await updates(stage, 'rolled_back', [1, 2, 2, 1]);
      expect((await client.asked()).at(-1)).toBe('metadata/timestamp');
    },
  },
  {
    tuf: 'test_targets_role_removal',
    title: 'a snapshot that no longer names a role is refused',
    async run(stage) {
      const { repository } = stage;
      repository.delegate('targets', 'delegated');
      repository.publish('delegated', 'targets', 'snapshot', 'timestamp');
      await begun(stage);
      repository.references.delete('delegated');
      repository.publish('snapshot', 'timestamp');
      await updates(stage, 'rolled_back', [1, 3, 2, 2]);
    },
  },
  {
    tuf: 'test_targets_fast_forward_recovery',
    title: 'after targets of the last version there is, other keys for snapshots bring back a lower one',
    async run(stage) {
      const { client, repository } = stage;
      repository.delegate('targets', 'delegated');
      repository.publish('delegated');
      repository.put('targets', FAR);
      repository.publish('snapshot', 'timestamp');
      await begun(stage);
      expect(await version(client, 'targets')).toBe(FAR);
      recover(stage, ['snapshot']);
      repository.references.delete('delegated');
      repository.put('targets', 1n);
      repository.publish('root', 'snapshot', 'timestamp');
      await updates(stage, undefined, [2, 3, 3, 1]);
    },
  },
  {
    tuf: 'test_new_snapshot_fast_forward_recovery',
    title:
      'after a snapshot of the last version there is, other keys for snapshot and timestamp bring back a lower one',
    async run(stage) {
      const { client, repository } = stage;
      repository.put('snapshot', FAR);
      repository.publish('timestamp');
      await begun(stage);
      expect(await version(client, 'snapshot')).toBe(FAR);
      recover(stage, ['snapshot', 'timestamp']);
      repository.publish('root', 'targets');
      repository.put('snapshot', 1n);
      repository.publish('timestamp');
      await updates(stage, undefined, [2, 3, 1, 2]);
    },
  },
  {
    tuf: 'test_new_timestamp_fast_forward_recovery',
    title: 'after a timestamp of the last version there is, other keys for it bring back a lower one',
    async run(stage) {
      const { client, repository } = stage;
      repository.put('timestamp', FAR);
      await begun(stage);
      expect(await version(client, 'timestamp')).toBe(FAR);
      recover(stage, ['timestamp']);
      repository.publish('root');
      repository.put('timestamp', 1n);
      await updates(stage, undefined, [2, 1, 1, 1]);
    },
  },
  {
    tuf: 'test_targets_rollback',
    title: 'a snapshot that names a lower version of targets is refused',
    async run(stage) {
      const { repository } = stage;
      repository.publish('targets', 'snapshot', 'timestamp');
      await begun(stage);
      repository.put('targets', 1n);
      repository.publish('snapshot', 'timestamp');
      await updates(stage, 'rolled_back', [1, 3, 2, 2]);
    },
  },
];
