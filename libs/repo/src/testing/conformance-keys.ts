/** How signatures are counted, and how the people who may sign are replaced by others. */
import { decodeKeySet, encodeKeySet, type KeySet } from '@lago-grey/sign';
import { expect } from 'vitest';
import { KEY_SET_SIZE, ROOT_BODY_SIZE } from '../abi.ts';
import { encode } from '../encode.ts';
import { idOf } from '../rules.ts';
import { begun, updates } from './observe.ts';
import { person, rootPerson } from './people.ts';
import { NOW, type Scenario, type Stage } from './scenario.ts';

const people = (numbers: readonly number[]) => numbers.map((number) => person(10 + number));
const roots = (numbers: readonly number[]) => numbers.map((number) => rootPerson(10 + number));

/** A version of a role: who may sign, how many must, and who has. */
interface Signed {
  readonly keys: readonly number[];
  readonly threshold: number;
  readonly by: readonly number[];
}

const signed = (keys: readonly number[], threshold: number, by: readonly number[]): Signed => ({ keys, threshold, by });
const FIVE = [0, 1, 2, 3, 4];
const [ONE_OTHER, ALL_OTHER] = [
  [0, 1, 3, 4, 5],
  [5, 6, 7, 8, 9],
];

/** Versions of root metadata one after the other, and whether the last one is taken. */
const ROTATIONS: readonly (readonly [string, boolean, readonly Signed[]])[] = [
  ['one person by another, who both sign', true, [signed([1], 1, [1]), signed([2], 1, [1, 2]), signed([2], 1, [2])]],
  [
    'one person by another, with signatures of strangers',
    true,
    [signed([1], 1, [3, 1, 4]), signed([2], 1, [3, 2, 1, 4]), signed([2], 1, [3, 2, 4])],
  ],
  [
    'nobody, signed by other three of five each time',
    true,
    [signed(FIVE, 3, [0, 2, 4]), signed(FIVE, 3, [0, 4, 1]), signed(FIVE, 3, [0, 1, 3]), signed(FIVE, 3, [0, 1, 3])],
  ],
  ['one of five, signed by three who stay', true, [signed(FIVE, 3, [0, 2, 4]), signed(ONE_OTHER, 3, [0, 4, 1])]],
  [
    'one of five, signed by those who go and come',
    true,
    [signed(FIVE, 3, [0, 2, 4]), signed(ONE_OTHER, 3, [0, 2, 4, 5]), signed(ONE_OTHER, 3, [0, 4, 5])],
  ],
  [
    'all five, signed by three of both',
    true,
    [signed(FIVE, 3, [0, 2, 4]), signed(ALL_OTHER, 3, [0, 2, 4, 5, 6, 7]), signed(ALL_OTHER, 3, [5, 6, 7])],
  ],
  ['a threshold of one by two, of three', true, [signed([1, 2, 3], 1, [1]), signed([1, 2, 3], 2, [1, 2])]],
  [
    'a threshold of two by one, of three',
    true,
    [signed([1, 2, 3], 2, [1, 2]), signed([1, 2, 3], 1, [1, 2]), signed([1, 2, 3], 1, [1])],
  ],
  ['one person by two who both must', true, [signed([1], 1, [1]), signed([1, 2], 2, [1, 2])]],
  ['one person by another, not signed by the old one', false, [signed([1], 1, [1]), signed([2], 1, [2, 3, 4])]],
  ['one person by another, not signed by the new one', false, [signed([1], 1, [1]), signed([2], 1, [1, 3, 4])]],
  ['one of five, signed by two who may now', false, [signed(FIVE, 3, [0, 2, 4]), signed(ONE_OTHER, 3, [0, 2, 4])]],
  ['one of five, signed by two who might before', false, [signed(FIVE, 3, [0, 2, 4]), signed(ONE_OTHER, 3, [0, 4, 5])]],
  ['a threshold of one by two, signed by one', false, [signed([1, 2, 3], 1, [1]), signed([1, 2, 3], 2, [2])]],
  ['a threshold of two by one, signed by one', false, [signed([1, 2, 3], 2, [1, 2]), signed([1, 2, 3], 1, [1])]],
];

/** Who may sign a role from the next root on, who has, and whether that is enough. */
const SIGNED: readonly (readonly [string, boolean, Signed])[] = [
  ['the one who may', true, signed([2], 1, [2])],
  ['the one who may and strangers', true, signed([1], 1, [3, 1, 4])],
  ['strangers only', false, signed([2], 1, [1, 3, 4])],
  ['two of five and a stranger, of three who must', false, signed(ONE_OTHER, 3, [0, 2, 4])],
  ['two of five, of three who must', false, signed(ONE_OTHER, 3, [0, 4])],
  ...[
    [0, 2, 4],
    [0, 4, 1],
    [0, 1, 3],
    [1, 2, 3],
    [2, 3, 4],
  ].map((by) => [`three of five: ${by.join(', ')}`, true, signed(FIVE, 3, by)] as const),
];

const idAt = (body: Uint8Array, at: number): string =>
  at >= body.length ? '~' : idOf(decodeKeySet(body.subarray(at, at + KEY_SET_SIZE)));

/** A key set of the keys of person 3 under another name, which is in order in the place of the one that begins there. */
function twin(body: Uint8Array, at: number): KeySet {
  const first = 80 + ROOT_BODY_SIZE;
  const before = at === first ? '' : idAt(body, at - KEY_SET_SIZE);
  const after = idAt(body, at + KEY_SET_SIZE);
  for (let name = 0; ; name++) {
    const set = { ...person(3).set, owner: `somebody else ${name}` };
    if (before < idOf(set) && idOf(set) < after) return set;
  }
}

async function rotate({ client, repository }: Stage, versions: readonly Signed[], taken: boolean): Promise<void> {
  for (const [index, { keys, threshold, by }] of versions.entries()) {
    repository.allow('root', roots(keys), threshold, roots(by));
    repository.put('root', BigInt(index + 1));
  }
  expect(await client.begin(repository.file('root', 1n))).toBe(true);
  expect(await client.update(NOW)).toBe(taken ? undefined : 'threshold_unmet');
  const last = BigInt(taken ? versions.length : versions.length - 1);
  expect(await client.kept('root')).toEqual(repository.file('root', last));
}

/** One role after the other gets other people, and each time an update is asked for. */
async function replace(stage: Stage, { keys, threshold, by }: Signed, taken: boolean): Promise<void> {
  const { client, repository } = stage;
  expect(await client.begin(repository.file('root', 1n))).toBe(true);
  for (const role of ['timestamp', 'snapshot', 'targets'] as const) {
    repository.allow(role, people(keys), threshold, people(by));
    repository.publish('root', 'targets', 'snapshot', 'timestamp');
    await updates(stage, taken ? undefined : 'threshold_unmet');
    if (taken) expect(await client.kept(role)).toEqual(repository.file(role));
    else expect(await client.kept(role)).toBeUndefined();
  }
}

export const keys: readonly Scenario[] = [
  {
    tuf: 'test_snapshot_does_not_meet_threshold',
    title: 'a snapshot that two have signed is refused where three must',
    async run(stage) {
      const { repository } = stage;
      repository.allow('snapshot', people([0, 1, 2]), 3);
      repository.publish('root', 'targets', 'snapshot', 'timestamp');
      await begun(stage);
      repository.signers.set('snapshot', people([0, 1]));
      repository.publish('targets', 'snapshot', 'timestamp');
      await updates(stage, 'threshold_unmet', [2, 3, 2, 2]);
    },
  },
  {
    tuf: 'test_snapshot_has_too_few_keys',
    title: 'root metadata with a threshold that its key sets cannot meet is refused',
    async run(stage) {
      const { repository } = stage;
      await begun(stage);
      repository.publish('root');
      const body = encode(repository.root);
      // The threshold of snapshots (docs/repository.md, RootBody) is behind the header of 80 bytes and two others.
      body[80 + 4] = 6;
      repository.serve('root', 2n, repository.sealed(body, [rootPerson(0)]));
      await updates(stage, 'bad_metadata', [1, 1, 1, 1]);
    },
  },
  {
    tuf: 'test_duplicate_keys',
    title: 'one person under two names is not two: key sets of the same keys are refused',
    async run(stage) {
      const { repository } = stage;
      await begun(stage);
      repository.allow('snapshot', [person(3), person(4)], 2);
      repository.publish('root');
      const body = encode(repository.root);
      const at = Buffer.from(body).indexOf(encodeKeySet(person(4).set));
      body.set(encodeKeySet(twin(body, at)), at);
      repository.serve('root', 2n, repository.sealed(body, [rootPerson(0)]));
      await updates(stage, 'bad_metadata', [1, 1, 1, 1]);
    },
  },
  {
    tuf: 'test_duplicate_sig_keyids',
    title: 'a file with two signature blocks of one key set is refused',
    async run(stage) {
      const { client, repository } = stage;
      const good = repository.file('snapshot');
      const block = good.subarray(good.length - 34_701);
      repository.serve('snapshot', 1n, new Uint8Array(Buffer.concat([good, block])));
      repository.publish('timestamp');
      await client.begin(repository.file('root', 1n));
      await updates(stage, 'bad_metadata', [1, 2, 0, 0]);
    },
  },
  {
    tuf: 'test_invalid_sig_in_valid_metadata',
    title: 'a signature that does not verify does not spoil the one that is enough',
    async run(stage) {
      const { repository } = stage;
      repository.allow('timestamp', people([0, 1]), 1);
      repository.publish('root', 'timestamp');
      const good = repository.file('timestamp');
      const last = good.map((byte, index) => (index === good.length - 29_792 ? byte ^ 1 : byte));
      repository.files.set('metadata/timestamp', last);
      await begun(stage);
      await updates(stage, undefined, [2, 2, 1, 1]);
    },
  },
  ...ROTATIONS.map(
    ([what, taken, list]): Scenario => ({
      tuf: 'test_root_rotation',
      title: `root metadata that replaces ${what}, is ${taken ? 'taken' : 'refused'}`,
      run: (stage) => rotate(stage, list, taken),
    }),
  ),
  ...SIGNED.map(
    ([what, taken, by]): Scenario => ({
      tuf: 'test_non_root_rotations',
      title: `timestamp, snapshot and targets by others, signed by ${what}, are ${taken ? 'taken' : 'refused'}`,
      run: (stage) => replace(stage, by, taken),
    }),
  ),
];
