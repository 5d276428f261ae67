import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readControl, readData } from './deb.ts';
import { COMPRESSIONS, debOf, type FixtureFile } from './fixtures.ts';

if (!COMPRESSIONS.includes('.xz')) process.stdout.write('not run: made packages in xz: xz is not installed\n');

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-deb-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function written(bytes: Uint8Array): Promise<string> {
  const file = join(folder, `${Math.random().toString(36).slice(2)}.deb`);
  await writeFile(file, bytes);
  return file;
}

async function read(deb: string) {
  const found: { path: string; kind: string; mode: number; link: string; content: string }[] = [];
  for await (const { path, kind, mode, link, content } of readData(deb)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of content) chunks.push(chunk);
    found.push({ path, kind, mode, link, content: Buffer.concat(chunks).toString('latin1') });
  }
  return found;
}

const FILES: FixtureFile[] = [
  { name: './', type: 'directory', mode: 0o755 },
  { name: './etc/', type: 'directory', mode: 0o755 },
  { name: './etc/x.conf', mode: 0o640, content: 'x'.repeat(100_000) },
  { name: './etc/empty', mode: 0o644, content: '' },
  { name: './etc/link', type: 'symlink', mode: 0o777, linkname: '../x' },
  { name: './etc/hard', type: 'link', mode: 0o640, linkname: './etc/x.conf' },
];

describe('readData', () => {
  it.each(COMPRESSIONS)('gives what was packed, compressed as data.tar%s', async (how) => {
    const deb = await written(await debOf(FILES, how));
    expect(await read(deb)).toEqual([
      { path: 'etc', kind: 'directory', mode: 0o755, link: '', content: '' },
      { path: 'etc/x.conf', kind: 'file', mode: 0o640, link: '', content: 'x'.repeat(100_000) },
      { path: 'etc/empty', kind: 'file', mode: 0o644, link: '', content: '' },
      { path: 'etc/link', kind: 'symlink', mode: 0o777, link: '../x', content: '' },
      { path: 'etc/hard', kind: 'hardlink', mode: 0o640, link: 'etc/x.conf', content: '' },
    ]);
    expect(await readControl(deb)).toContain('Package: fixture');
  });

  it('passes over contents that nobody reads', async () => {
    const paths: string[] = [];
    for await (const { path } of readData(await written(await debOf(FILES)))) paths.push(path);
    expect(paths).toEqual(['etc', 'etc/x.conf', 'etc/empty', 'etc/link', 'etc/hard']);
  });

  it('agrees with dpkg-deb', async (context) => {
    const deb = await written(await debOf(FILES, '.zst'));
    const listed = await execa('dpkg-deb', ['-c', deb], { reject: false });
    if (listed.code === 'ENOENT') {
      process.stdout.write('not run: packages against dpkg-deb: dpkg is not installed\n');
      context.skip('dpkg is not installed');
    }
    expect(listed.stdout.split('\n')).toHaveLength(FILES.length);
  });

  it.each(['../evil', './a/../../evil', '/etc/evil'])('refuses the path %s', async (name) => {
    const deb = await written(await debOf([{ name, content: 'x' }]));
    await expect(read(deb)).rejects.toThrow('leads out of the tree');
  });

  it('refuses a device', async () => {
    const deb = await written(await debOf([{ name: './dev/null', type: 'character-device' }]));
    await expect(read(deb)).rejects.toThrow('dev/null is a character-device');
  });

  it.each(COMPRESSIONS)('never hangs or crashes on a damaged data.tar%s', async (how) => {
    const good = await debOf(FILES, how);
    await fc.assert(
      fc.asyncProperty(fc.nat(good.length - 1), fc.boolean(), async (at, cut) => {
        const bad = Buffer.from(cut ? good.subarray(0, at) : good);
        if (!cut) bad[at] = bad[at]! ^ 0x55;
        const deb = await written(bad);
        await read(deb).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
      }),
      { numRuns: 80 },
    );
  });

  it.each(COMPRESSIONS.slice(1))('takes no cut data.tar%s for a whole one', async (how) => {
    const good = await debOf([{ name: './x', content: randomBytes(50_000) }], how);
    const cut = Buffer.from(good.subarray(0, good.length - 20_000));
    // The archive is whole again as an archive, so that only the stream inside it ends too early.
    const at = cut.lastIndexOf('data.tar');
    cut.write(String(cut.length - at - 60).padEnd(10), at + 48);
    await expect(read(await written(cut))).rejects.toThrow();
  });

  it('says that a truncated package is damaged', async () => {
    const good = await debOf(FILES, '.gz');
    await expect(read(await written(good.subarray(0, 100)))).rejects.toThrow(/\.deb is no Debian package/);
    await expect(read(await written(Buffer.from('hello')))).rejects.toThrow('not an ar archive');
  });
});
