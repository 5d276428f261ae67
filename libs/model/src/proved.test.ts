/**
 * This library's operations against the proved ones: no program is run. Every state here came out of the proved `replay`
 * (state.ts), which refuses a plan that is wrong.
 */
import fc, { type Arbitrary } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { State as ProvedState } from '../extracted/Install/Change.js';
import { perform } from '../extracted/Install/Operation.js';
import { replay, rollback as takeBack } from '../extracted/Install/Trace.js';
import { install } from './install.ts';
import { conflicting, entryOf, inverse, nodeOf, replayed, stateOf, traceOf, treeOf } from './proved.ts';
import { remove } from './remove.ts';
import { rollback } from './rollback.ts';
import {
  comparePaths,
  type Entry,
  empty,
  type Node,
  type Outcome,
  type Package,
  reaches,
  type State,
} from './state.ts';
import { upgrade } from './upgrade.ts';

const PATHS = ['a', 'a/b', 'a/b/c', 'a/d', 'e', 'e/f', 'etc', 'etc/g', 'h'];
const mtime = { seconds: 5n, nanoseconds: 7 };
const content = (text: string) => ({ size: text.length, digest: text });
const leaf = fc.constantFrom('file', 'file', 'symlink', 'directory', 'hardlink');

/** @param hardLinks whether further names of files are among the entries */
const packages = (hardLinks: boolean): Arbitrary<Package> =>
  fc
    .tuple(
      fc.constantFrom('one', 'two', 'three'),
      fc.constantFrom('1', '2', '3'),
      fc.subarray(PATHS, { minLength: 1 }),
      fc.array(leaf, { minLength: PATHS.length, maxLength: PATHS.length }),
      fc.constantFrom('x', 'y'),
    )
    .map(([name, version, paths, kinds, text]) => {
      const entries: Entry[] = [];
      for (const [i, path] of paths.toSorted(comparePaths).entries()) {
        const file = entries.find(({ kind }) => kind === 'file');
        const kind = paths.some((other) => other.startsWith(`${path}/`)) ? 'directory' : kinds[i];
        if (kind === 'directory') entries.push({ kind, path, mode: 0o750 });
        else if (kind === 'symlink') entries.push({ kind, path, target: text });
        else if (kind === 'hardlink' && hardLinks && file !== undefined)
          entries.push({ kind, path, target: file.path });
        else entries.push({ kind: 'file', path, content: content(`${text}${path}`), mode: 0o644, mtime });
      }
      return { name, version, entries };
    });

/** Something was there before any package. */
const starts: Arbitrary<State> = fc.subarray(['a', 'e', 'e/f', 'h']).map((paths) => {
  const tree = new Map<string, Node>();
  for (const path of paths) {
    if (path === 'e/f' && !tree.has('e')) continue;
    const folder = path === 'a' || path === 'e';
    tree.set(
      path,
      folder
        ? { kind: 'directory', mode: 0o755 }
        : { kind: 'file', content: content('stranger'), mode: 0o600, mtime, inode: 1 },
    );
  }
  return { ...empty, tree, nextInode: 2 };
});

type Step = (state: State) => Outcome;
const steps = (hardLinks: boolean): Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc
        .array(packages(hardLinks), { minLength: 1, maxLength: 2 })
        .map((all) => (s: State) => install(s, all)),
    },
    { weight: 2, arbitrary: packages(hardLinks).map((pkg) => (s: State) => upgrade(s, [pkg], true)) },
    { weight: 2, arbitrary: fc.constantFrom('one', 'two', 'three').map((name) => (s: State) => remove(s, [name])) },
    {
      weight: 3,
      arbitrary: fc.nat({ max: 4 }).map((back) => (s: State) => rollback(s, Math.max(1, s.transactions.length - back))),
    },
  );

const runs = { numRuns: process.env['LAGO_LONG'] === '1' ? 5000 : 300 };

describe('an operation of this library', () => {
  it('is taken back exactly by the proved rollback of its trace (theorem 2)', () => {
    let done = 0;
    fc.assert(
      fc.property(starts, fc.array(steps(true), { maxLength: 8 }), (start, all) => {
        let state = start;
        for (const step of all) {
          const outcome = step(state);
          if ('refused' in outcome) continue;
          const last = outcome.state.transactions.at(-1)!;
          const back = replay(takeBack(traceOf(last)), stateOf(outcome.state));
          expect(back).toBeDefined();
          expect(sorted(treeOf(back!.just))).toEqual(sorted(state.tree));
          expect(new Map([...back!.just.database].map(([name, entry]) => [name, entry]))).toEqual(
            new Map([...stateOf(state).database].map(([name, entry]) => [name, entry])),
          );
          state = outcome.state;
          done++;
        }
      }),
      runs,
    );
    expect(done).toBeGreaterThan(100);
  });

  it('is refused a rollback for later ones only where the proved model names a conflict (theorem 6)', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        starts,
        fc.array(steps(true), { minLength: 3, maxLength: 8 }),
        fc.nat({ max: 7 }),
        (start, all, at) => {
          const state = all.reduce((s, step) => {
            const outcome = step(s);
            return 'refused' in outcome ? s : outcome.state;
          }, start);
          const earlier = state.transactions[at];
          if (earlier === undefined) return;
          const outcome = rollback(state, at + 1);
          if (!('refused' in outcome)) return;
          // A package may count on a folder that was there when it came: its trace does not say so.
          const countedOn = earlier.changes.some(
            ({ path, before, after }) =>
              before === undefined &&
              after?.kind === 'directory' &&
              [...state.installed.values()].some((pkg) => !earlier.added.includes(pkg) && reaches(pkg, path)),
          );
          expect(countedOn || conflicting(earlier, state.transactions.slice(at + 1))).toBe(true);
          if (!countedOn) refused++;
        },
      ),
      runs,
    );
    expect(refused).toBeGreaterThan(10);
  });
});

const sorted = (tree: State['tree']) => [...tree].toSorted(([a], [b]) => comparePaths(a, b));

/** The proved model's own state beside ours: it has its own notes of what a package took the place of. */
function provedStep(state: ProvedState, operation: Parameters<typeof perform>[1]): ProvedState | undefined {
  const folder = nodeOf({ kind: 'directory', mode: 0o755 });
  if (folder.tag !== 'Folder') throw new Error('a folder is no folder');
  return perform(folder.attributes, operation, state)?.just[1];
}

/** What lies where, but for folders and for what only one of the models knows: which files are one. */
const files = (state: ProvedState): unknown =>
  [...state.tree]
    .flatMap(([path, node]) => {
      const at = [...path].map(([...part]) => part.join()).join('/');
      if (node.tag === 'Folder') return [];
      if (node.tag === 'Link') return [[at, 'link', ...node.target]];
      return [[at, 'file', node.attributes.mode, node.attributes.seconds, ...node.content]];
    })
    .map((parts) => parts.join(' '))
    .toSorted();

const folders = (state: ProvedState): number => [...state.tree].filter(([, node]) => node.tag === 'Folder').length;

describe('the proved model', () => {
  it('makes the same files and links of installs, upgrades and removals, and refuses none that is not refused here', () => {
    const done = { Install: 0, Upgrade: 0, Remove: 0 };
    const operations = fc.oneof(
      { weight: 4, arbitrary: packages(false).map((pkg) => ({ tag: 'Install', pkg }) as const) },
      { weight: 3, arbitrary: packages(false).map((pkg) => ({ tag: 'Upgrade', pkg }) as const) },
      { weight: 2, arbitrary: packages(false).map((pkg) => ({ tag: 'Remove', pkg }) as const) },
    );
    fc.assert(
      fc.property(starts, fc.array(operations, { minLength: 4, maxLength: 10 }), (start, all) => {
        let state = start;
        let proved = stateOf(start);
        for (const [i, { tag, pkg: drawn }] of all.entries()) {
          // Mostly of what is installed.
          const name = tag === 'Install' ? drawn.name : ([...state.installed.keys()][i % 3] ?? drawn.name);
          const pkg = { ...drawn, name, version: String(i) };
          const known = entryOf(pkg).package;
          const ours =
            tag === 'Install'
              ? install(state, [pkg])
              : tag === 'Upgrade'
                ? upgrade(state, [pkg], true)
                : remove(state, [pkg.name]);
          const theirs = provedStep(proved, tag === 'Remove' ? { tag, name: known.name } : { tag, package: known });
          if ('refused' in ours) {
            if (tag === 'Remove') expect(theirs).toBeUndefined();
            continue;
          }
          // A folder that outlived the package it was made for goes with the last package in it here, and stays there: from
          // then on something else cannot come to its path there.
          if (theirs === undefined && folders(proved) > folders(stateOf(state))) return;
          expect(theirs, `${tag} refused by the proved model alone`).toBeDefined();
          state = ours.state;
          proved = theirs!;
          expect(files(proved), tag).toEqual(files(stateOf(state)));
          done[tag]++;
        }
      }),
      runs,
    );
    expect(Math.min(...Object.values(done))).toBeGreaterThan(20);
  });

  it('refuses a plan that does not find what it says, or leaves something in what is no folder', () => {
    const file: Node = { kind: 'file', content: content('x'), mode: 0o644, mtime, inode: 1 };
    const held = { tree: new Map<string, Node>([['a', file]]), installed: new Map() };
    const plan = (path: string, before: Node | undefined, after: Node | undefined) => () =>
      replayed(held, { operation: 'install', changes: [{ path, before, after }], added: [], removed: [] });
    expect(plan('b', undefined, file)()).toEqual(new Map([...held.tree, ['b', file]]));
    expect(plan('a', undefined, file)).toThrow('the proved model refuses');
    expect(plan('a/b', undefined, file)).toThrow('a/b: nothing to file');
    expect(plan('c/d', undefined, file)).toThrow('the proved model refuses');
    expect(inverse([{ path: 'b', before: undefined, after: file }])).toEqual([
      { path: 'b', before: file, after: undefined },
    ]);
  });
});
