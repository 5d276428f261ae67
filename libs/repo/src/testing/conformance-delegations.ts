/** Which roles are asked for a package, in which order, and whose word counts for it. */
import { expect } from 'vitest';
import { encode } from '../encode.ts';
import type { Delegation } from '../metadata.ts';
import { begun, version } from './observe.ts';
import { person } from './people.ts';
import { NOW, type Scenario, type Stage } from './scenario.ts';

type Edge = readonly [from: string, to: string, more?: Partial<Delegation>];

const END = { terminating: true };
const ELSEWHERE = { patterns: ['*.py'] };

/** Delegations, and the roles that are asked for a name that nobody has. */
const GRAPHS: readonly (readonly [string, readonly Edge[], string])[] = [
  ['one role', [['targets', 'A']], 'A'],
  [
    'two roles side by side',
    [
      ['targets', 'A'],
      ['targets', 'B'],
    ],
    'AB',
  ],
  [
    'a role of a role',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['B', 'C'],
    ],
    'ABC',
  ],
  [
    'the roles of the first before the second',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['A', 'C'],
      ['A', 'D'],
    ],
    'ACDB',
  ],
  [
    'three deep before the second',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['A', 'C'],
      ['C', 'D'],
    ],
    'ACDB',
  ],
  [
    'nobody after one that ends it',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['A', 'C', END],
      ['A', 'D'],
    ],
    'AC',
  ],
  [
    'those below one that ends it',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['A', 'C', END],
      ['C', 'D'],
    ],
    'ACD',
  ],
  [
    'none whose patterns do not fit',
    [
      ['targets', 'A', ELSEWHERE],
      ['targets', 'B'],
      ['A', 'C'],
    ],
    'B',
  ],
  [
    'none below whose patterns do not fit',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['A', 'C', ELSEWHERE],
      ['C', 'D'],
    ],
    'AB',
  ],
  [
    'each once in a circle',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['B', 'C'],
      ['C', 'D'],
      ['D', 'B'],
    ],
    'ABCD',
  ],
  [
    'a role of two once',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['B', 'C'],
      ['A', 'C'],
    ],
    'ACB',
  ],
  [
    'a role of two where the patterns fit',
    [
      ['targets', 'A'],
      ['targets', 'B'],
      ['B', 'C'],
      ['A', 'C', ELSEWHERE],
    ],
    'ABC',
  ],
];

/** Who offers what, which is looked for, whether it is found, and which roles are asked. */
const TREE: readonly Edge[] = [
  ['targets', 'A', { patterns: ['*-doc', '*.md', 'foo-?.tgz'] }],
  ['targets', 'B', { patterns: ['releases-*-*'] }],
  ['B', 'C', { patterns: ['releases-x-*'] }],
  ['B', 'D', { patterns: ['releases-y-*.zip'] }],
];
const OFFERS: readonly (readonly [role: string, name: string])[] = [
  ['targets', 'plain'],
  ['A', 'README.md'],
  ['A', 'foo-1.tgz'],
  ['A', 'foo-alpha.tgz'],
  ['C', 'releases-x-1'],
  ['D', 'releases-y-1.zip'],
  ['D', 'releases-z-1.zip'],
];
const SEARCHES: readonly (readonly [string, name: string, found: boolean, asked: string])[] = [
  ['what the top offers, from nobody else', 'plain', true, ''],
  ['what a star fits', 'README.md', true, 'A'],
  ['what a role of a role offers', 'releases-x-1', true, 'BC'],
  ['what the second role of a role offers', 'releases-y-1.zip', true, 'BD'],
  ['nothing that not all on the way may offer', 'releases-z-1.zip', false, 'B'],
  ['what a question mark fits', 'foo-1.tgz', true, 'A'],
  ['nothing that a question mark does not fit', 'foo-alpha.tgz', false, ''],
  ['nothing in other letters', 'README.MD', false, ''],
  ['nothing of which a pattern fits only a part', 'releases-x', false, ''],
];

function publish({ repository }: Stage, edges: readonly Edge[], offers: readonly (readonly [string, string])[]): void {
  for (const [from, to, more] of edges) {
    if (!repository.targets.has(from)) repository.delegate('targets', from, { patterns: ['none'] });
    repository.delegate(from, to, more);
  }
  for (const [role, name] of offers) repository.offer(role, name);
  repository.publish(...repository.targets.keys(), 'snapshot', 'timestamp');
}

/** The roles whose files were asked for, each as one letter. */
async function roles({ client }: Stage): Promise<string> {
  const files = await client.asked();
  return files.flatMap((file) => /^metadata\/1\.([A-Z])$/.exec(file)?.[1] ?? []).join('');
}

export const delegations: readonly Scenario[] = [
  ...['?', '#', '/elsewhere', '../elsewhere'].map(
    (name): Scenario => ({
      tuf: 'test_unusual_role_name',
      title: `a role called ${name} is refused before anything is asked for by that name`,
      async run(stage) {
        const { client, repository } = stage;
        const stand = 'x'.repeat(name.length);
        repository.delegate('targets', stand);
        repository.publish('targets');
        const body = encode(repository.top);
        const at = Buffer.from(body).lastIndexOf(stand);
        body.set(new TextEncoder().encode(name), at);
        repository.serve('targets', 2n, repository.sealed(body, [person(0)]));
        repository.publish('snapshot', 'timestamp');
        await client.begin(repository.file('root', 1n));
        expect(await client.update(NOW)).toBe('bad_metadata');
        expect((await client.asked()).at(-1)).toBe('metadata/2.targets');
      },
    }),
  ),
  ...GRAPHS.map(
    ([what, edges, asked]): Scenario => ({
      tuf: 'test_graph_traversal',
      title: `a package that nobody has is asked for of ${what}`,
      async run(stage) {
        publish(stage, edges, []);
        await begun(stage);
        await stage.client.asked();
        expect(await stage.client.obtain('missing', NOW)).toEqual({ refused: 'not_offered' });
        expect(await roles(stage)).toBe(asked);
      },
    }),
  ),
  ...SEARCHES.map(
    ([what, name, found, asked]): Scenario => ({
      tuf: 'test_targetfile_search',
      title: `a search finds ${what}`,
      async run(stage) {
        publish(stage, TREE, OFFERS);
        await begun(stage);
        await stage.client.asked();
        const answer = await stage.client.obtain(name, NOW);
        expect(answer).toEqual(found ? { version: '1' } : { refused: 'not_offered' });
        expect(await roles(stage)).toBe(asked);
      },
    }),
  ),
  {
    tuf: 'test_cached_role_is_verified_against_current_delegator',
    title: 'a role that was verified for one who delegates to it is verified again for another',
    async run(stage) {
      const { client, repository } = stage;
      repository.delegate('targets', 'first', { patterns: ['a-*'] });
      repository.delegate('targets', 'second', { patterns: ['b-*'] });
      repository.delegate('first', 'release', { patterns: ['a-*'], signers: [person(3)] });
      repository.delegate('second', 'release', { patterns: ['b-*'], signers: [person(4)] });
      repository.offer('release', 'a-tool');
      repository.offer('release', 'b-tool');
      repository.publish('release', 'first', 'second', 'targets', 'snapshot', 'timestamp');
      await begun(stage);
      expect(await client.obtain('a-tool', NOW)).toEqual({ version: '1' });
      expect(await client.obtain('b-tool', NOW)).toEqual({ refused: 'threshold_unmet' });
    },
  },
  {
    tuf: 'test_delegation_not_in_snapshot',
    title: 'a role that the snapshot does not name is not asked',
    async run(stage) {
      const { client, repository } = stage;
      repository.delegate('targets', 'delegated');
      repository.offer('delegated', 'a');
      repository.publish('delegated', 'targets');
      repository.references.delete('delegated');
      repository.publish('snapshot', 'timestamp');
      await begun(stage);
      await client.asked();
      expect(await client.obtain('a', NOW)).toEqual({ refused: 'unknown_role' });
      expect(await version(client, 'delegated')).toBeUndefined();
      expect(await client.asked()).not.toContain('metadata/1.delegated');
    },
  },
];
