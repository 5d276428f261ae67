import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arrange, type Entry, pathProblem } from './entry.ts';
import { comparePaths } from './spec.ts';

const common = { mode: 0o644, uid: 0, gid: 0, from: 'test' };
const file = (path: string, text = path): Entry => ({
  ...common,
  path,
  kind: 'file',
  content: { kind: 'bytes', bytes: Buffer.from(text) },
});
const directory = (path: string, mode = 0o755): Entry => ({ ...common, path, kind: 'directory', mode });
const hardlink = (path: string, target: string): Entry => ({ ...common, path, kind: 'hardlink', target });
const symlink = (path: string, target: string): Entry => ({ ...common, path, kind: 'symlink', target });

/** Names that sort oddly: before and after the slash, upper case, beyond ASCII. */
const name = fc.constantFrom('a', 'a-b', 'a.b', 'B', 'ä', '~', '\u{1f9ca}', '!');
const path = fc.array(name, { minLength: 1, maxLength: 3 }).map((names) => names.join('/'));
/** Directories and, below names that no directory has, files and links to them. */
const heap = fc
  .tuple(fc.uniqueArray(path), fc.uniqueArray(path))
  .map(([folders, files]): Entry[] => [
    ...folders.map((each) => directory(each)),
    ...files.flatMap((each) => [file(`${each}/f`), hardlink(`${each}/e`, `${each}/f`), symlink(`${each}/s`, each)]),
  ]);

describe('arrange', () => {
  it('gives one list for one set of entries, in whatever order they come', () => {
    fc.assert(
      fc.property(
        heap.chain((entries) =>
          fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })),
        ),
        ([entries, shuffled]) => {
          expect(arrange(shuffled)).toEqual(arrange(entries));
        },
      ),
    );
  });

  it('sorts by bytes, puts every parent before its children, and the file of a hard link before the link', () => {
    fc.assert(
      fc.property(heap, (entries) => {
        const arranged = arrange(entries);
        const before = new Map<string, Entry>();
        let last = '';
        for (const entry of arranged) {
          expect(comparePaths(last, entry.path)).toBeLessThan(0);
          last = entry.path;
          const parent = entry.path.slice(0, Math.max(0, entry.path.lastIndexOf('/')));
          if (parent !== '') expect(before.get(parent)?.kind).toBe('directory');
          if (entry.kind === 'hardlink') expect(before.get(entry.target)?.kind).toBe('file');
          before.set(entry.path, entry);
        }
      }),
    );
  });

  it('makes the first path of a group of hard links the file, with the content it had', () => {
    expect(arrange([hardlink('a', 'c'), hardlink('b', 'a'), file('c', 'x')])).toEqual([
      file('a', 'x'),
      hardlink('b', 'a'),
      hardlink('c', 'a'),
    ]);
  });

  it('leaves out parents that a layer beneath has', () => {
    expect(arrange([file('usr/bin/x')], new Set(['usr'])).map((entry) => entry.path)).toEqual(['usr/bin', 'usr/bin/x']);
  });

  it('names every mistake at once', () => {
    const heap = [
      file('a'),
      file('a', 'other'),
      file('b'),
      file('b/c'),
      hardlink('d', 'nothing'),
      hardlink('e', 'e'),
      file('../f'),
      { ...file('g'), uid: 262_144 },
      directory('h', 0o700),
      directory('h'),
    ];
    expect(() => arrange(heap)).toThrow(
      /a comes from test and from test[\s\S]*"\.\.\/f"[\s\S]*"g"[\s\S]*h comes from[\s\S]*b\/c \(test\) lies below b, a file[\s\S]*d \(test\)[\s\S]*e \(test\)/,
    );
  });
});

describe('pathProblem', () => {
  it.each(['', '/a', 'a/', 'a//b', './a', 'a/..', 'a\nb', 'a\0', '.wh.a', 'x'.repeat(256), '\ud800'])(
    'refuses %j',
    (bad) => {
      expect(pathProblem(bad)).toBeDefined();
    },
  );

  it.each(['a', 'a/b', '.a', '...', 'ä/ö', 'x'.repeat(255)])('takes %j', (good) => {
    expect(pathProblem(good)).toBeUndefined();
  });
});
