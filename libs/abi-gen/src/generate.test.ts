import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diff } from './diff.ts';
import { drift, write } from './drift.ts';
import { generate } from './generate.ts';
import { ABI, everyConstruct, inFolder, realManifest } from './testing.ts';

const real = await realManifest();

describe('generate', () => {
  it('gives the same bytes for the same manifest', () => {
    expect(generate(real)).toEqual(generate(structuredClone(real)));
  });

  it('gives the committed abi/', async () => {
    for (const [file, text] of generate(real)) expect(await readFile(join(ABI, file), 'utf8'), file).toBe(text);
  });

  it.each([...generate(everyConstruct())])(
    'every construct: %s is the reviewed one (vitest -u renews it)',
    async (file, text) => {
      await expect(text).toMatchFileSnapshot(`../test/golden/${file.replaceAll('/', '-')}.golden`);
    },
  );
});

describe('drift', () => {
  it('is nothing after writing, and everything before', async () => {
    await inFolder(async (folder) => {
      const generated = generate(real);
      expect((await drift(folder, generated)).map(({ file }) => file)).toEqual([...generated.keys()].sort());
      await write(folder, generated);
      expect(await drift(folder, generated)).toEqual([]);
    });
  });

  it('sees a changed, a missing and a surplus file, and writing mends all three', async () => {
    await inFolder(async (folder) => {
      const generated = generate(real);
      await write(folder, generated);
      await writeFile(join(folder, 'manifest.json'), '{}\n');
      await rm(join(folder, 'zig/abi.zig'));
      await mkdir(join(folder, 'ts/more'));
      await writeFile(join(folder, 'ts/more/old.ts'), '');
      const found = await drift(folder, generated);
      expect(found.map(({ file, expected, found }) => [file, expected !== undefined, found !== undefined])).toEqual([
        ['manifest.json', true, true],
        ['ts/more/old.ts', false, true],
        ['zig/abi.zig', true, false],
      ]);
      await write(folder, generated);
      expect(await drift(folder, generated)).toEqual([]);
    });
  });
});

describe('diff', () => {
  it('is empty for equal texts', () => {
    expect(diff('a\nb\n', 'a\nb\n')).toBe('');
  });

  it('shows what changed with three lines around it', () => {
    const before = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const after = before.with(10, 'another');
    expect(diff(before.join('\n'), after.join('\n'))).toBe(
      ['@@ -8 +8 @@', ' line 7', ' line 8', ' line 9', '-line 10', '+another', ' line 11', ' line 12', ' line 13'].join(
        '\n',
      ),
    );
  });
});
