import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { treeDigest } from './digest.ts';

const made: string[] = [];

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function tree(files: Readonly<Record<string, string>>, order = Object.keys(files)): string {
  const root = mkdtempSync(join(tmpdir(), 'lago-digest-'));
  made.push(root);
  for (const path of order) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), files[path] ?? '');
  }
  return root;
}

const name = fc.stringMatching(/^[a-z.é-]{1,6}$/).filter((text) => text !== '.' && text !== '..');
const files = fc.dictionary(
  fc.array(name, { minLength: 1, maxLength: 2 }).map((parts) => parts.join('/d/')),
  fc.string(),
  { minKeys: 1, maxKeys: 5, noNullPrototype: true },
);

describe('treeDigest', () => {
  it('does not depend on the order in which files were made, nor on their times', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (content) => {
        const paths = Object.keys(content).filter(
          (path) => !Object.keys(content).some((p) => p.startsWith(`${path}/`)),
        );
        const kept = Object.fromEntries(paths.map((path) => [path, content[path] ?? '']));
        const [a, b] = [tree(kept), tree(kept, [...paths].reverse())];
        for (const path of paths) utimesSync(join(b, path), 1, 1);
        expect(await treeDigest(a)).toBe(await treeDigest(b));
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    ['a byte', (root: string) => writeFileSync(join(root, 'bin/zig'), 'ELG')],
    ['a name', (root: string) => writeFileSync(join(root, 'lib/std.zif'), '')],
    ['a mode', (root: string) => chmodSync(join(root, 'bin/zig'), 0o755)],
    ['a missing file', (root: string) => rmSync(join(root, 'lib/std.zig'))],
  ])('changes with %s', async (_what, alter) => {
    const root = tree({ 'bin/zig': 'ELF', 'lib/std.zig': 'pub' });
    const before = await treeDigest(root);
    alter(root);
    expect(await treeDigest(root)).not.toBe(before);
  });

  it('refuses what a wheel cannot hold', async () => {
    const root = tree({ a: '' });
    symlinkSync('a', join(root, 'b'));
    await expect(treeDigest(root)).rejects.toThrow(/b: neither a file nor a directory/);
  });
});
