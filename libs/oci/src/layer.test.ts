import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { execa } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrange, type Entry } from './entry.ts';
import { measureLayer, writeLayer } from './layer.ts';
import { type LayerFile, layerFiles, openLayer } from './read.ts';
import { MEDIA } from './spec.ts';
import { blobPath, digestOf } from './store.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-layer-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const DAY = new Date('2026-01-02T03:04:05Z');

const name = fc.oneof(
  fc.constantFrom('bin', 'a b', 'ä', 'x'.repeat(120), 'y'.repeat(255), '\u{1f9ca}', '-', "'"),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map((text) => `n${text.replace(/[\p{Cc}/]/gu, '')}`),
);
const content = fc.oneof(
  fc.uint8Array({ maxLength: 40 }),
  fc.constantFrom(511, 512, 513).map((size) => Buffer.alloc(size, 'x')),
);
const owner = fc.constantFrom(0, 1000, 65532, 0o777777);
const entry = fc
  .tuple(fc.array(name, { minLength: 1, maxLength: 3 }), content, fc.nat(0o7777), owner, owner, fc.boolean())
  .map(
    ([names, bytes, mode, uid, gid, link]): Entry => ({
      path: `d/${names.join('/')}`,
      mode,
      uid,
      gid,
      from: 'test',
      ...(link ? { kind: 'symlink', target: names.join('/') } : { kind: 'file', content: { kind: 'bytes', bytes } }),
    }),
  );
/** Only heaps that can be a layer: no file below a file, no path twice. */
const layer = fc.array(entry, { maxLength: 8 }).map((entries) => {
  try {
    return arrange(entries);
  } catch {
    return arrange([]);
  }
});

describe('a layer', () => {
  it('reads back as what went in: paths, kinds, modes, owners, sizes, links, one date', async () => {
    await fc.assert(
      fc.asyncProperty(layer, async (entries) => {
        const written = await writeLayer(folder, entries, DAY);
        const read: LayerFile[] = [];
        const tar = openLayer(folder, { mediaType: MEDIA.layerGzip, ...written });
        for await (const each of layerFiles(tar)) read.push(each);
        expect(read).toEqual(
          entries.map((each) => ({
            path: each.path,
            type: each.kind,
            mode: each.mode,
            uid: each.uid,
            gid: each.gid,
            size: each.kind === 'file' && each.content.kind === 'bytes' ? each.content.bytes.length : 0,
            modified: DAY,
            link: each.kind === 'symlink' ? each.target : '',
          })),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('says its own digests and sizes truly, and is as large as was measured', async () => {
    await fc.assert(
      fc.asyncProperty(layer, async (entries) => {
        const written = await writeLayer(folder, entries, DAY);
        const blob = await readFile(blobPath(folder, written.digest));
        const tar = gunzipSync(blob);
        expect({ digest: digestOf(blob), size: blob.length }).toEqual({ digest: written.digest, size: written.size });
        expect({ diffId: digestOf(tar), unpacked: tar.length }).toEqual({
          diffId: written.diffId,
          unpacked: written.unpacked,
        });
        expect(await measureLayer(entries)).toBe(written.unpacked);
      }),
      { numRuns: 50 },
    );
  });

  it('takes files from disk, large ones in a stream and ranges of a file too', async () => {
    const large = join(folder, 'large');
    const bytes = Buffer.alloc(3_000_000, 'lago grey ');
    await writeFile(large, bytes);
    const of = (path: string, start: number, size: number): Entry => ({
      path,
      kind: 'file',
      mode: 0o644,
      uid: 0,
      gid: 0,
      from: 'test',
      content: { kind: 'range', file: large, start, size },
    });
    const from = arrange([
      of('whole', 0, bytes.length),
      of('small', 7, 100),
      of('big', 11, 2_000_000),
      of('none', 5, 0),
    ]);
    const inMemory = from.map((each): Entry => {
      if (each.kind !== 'file' || each.content.kind !== 'range') return each;
      const { start, size } = each.content;
      return { ...each, content: { kind: 'bytes', bytes: bytes.subarray(start, start + size) } };
    });
    expect((await writeLayer(folder, from, DAY)).digest).toBe((await writeLayer(folder, inMemory, DAY)).digest);
  });

  it('is what GNU tar reads', async () => {
    const entries = arrange([
      {
        path: 'd/file',
        kind: 'file',
        mode: 0o640,
        uid: 65532,
        gid: 5,
        from: 'test',
        content: { kind: 'bytes', bytes: Buffer.from('hi') },
      },
      { path: `d/${'long'.repeat(40)}`, kind: 'symlink', mode: 0o777, uid: 0, gid: 0, from: 'test', target: 'file' },
      { path: 'd/hard', kind: 'hardlink', mode: 0o640, uid: 65532, gid: 5, from: 'test', target: 'd/file' },
    ]);
    const written = await writeLayer(folder, entries, DAY);
    const listed = await execa('tar', ['-tvzf', blobPath(folder, written.digest), '--numeric-owner'], {
      env: { TZ: 'UTC', LC_ALL: 'C' },
    });
    expect(listed.stdout.replace(/ +/g, ' ').split('\n')).toEqual([
      'drwxr-xr-x 0/0 0 2026-01-02 03:04 d/',
      '-rw-r----- 65532/5 2 2026-01-02 03:04 d/file',
      'hrw-r----- 65532/5 0 2026-01-02 03:04 d/hard link to d/file',
      `lrwxrwxrwx 0/0 0 2026-01-02 03:04 d/${'long'.repeat(40)} -> file`,
    ]);
  });

  it('has these bytes; if they change, every image changes: say so in the commit', async () => {
    const text = Array.from({ length: 2000 }, (_, line) => `line ${line} of the golden layer\n`).join('');
    const bytes = Buffer.from(text);
    const golden = arrange([
      {
        path: 'etc/golden',
        kind: 'file',
        mode: 0o644,
        uid: 0,
        gid: 0,
        from: 'test',
        content: { kind: 'bytes', bytes },
      },
      { path: 'tmp', kind: 'directory', mode: 0o1777, uid: 0, gid: 0, from: 'test' },
      { path: 'etc/link', kind: 'symlink', mode: 0o777, uid: 0, gid: 0, from: 'test', target: 'golden' },
    ]);
    const { diffId, digest } = await writeLayer(folder, golden, DAY);
    expect({ diffId, digest }).toMatchInlineSnapshot(`
      {
        "diffId": "sha256:c6834d82b2755c12b0709ecd27d8549c94a4b6ac40275f21777efd502a37a0ce",
        "digest": "sha256:0fa10150faf1d115de03d6366c8d0bd8674d6c53dce94c9fdc40de2f19b73796",
      }
    `);
  });

  it('fails, and stores nothing, where a file is shorter than it was', async () => {
    const short = join(folder, 'short');
    await writeFile(short, 'abc');
    const claiming = (size: number) => {
      const content = { kind: 'range', file: short, start: 0, size } as const;
      return arrange([{ path: 'x', kind: 'file', mode: 0o644, uid: 0, gid: 0, from: 'test', content }]);
    };
    await expect(writeLayer(folder, claiming(9), DAY)).rejects.toThrow(
      'short changed while it was read: expected 9 bytes, got 3',
    );
    await expect(writeLayer(folder, claiming(2e6), DAY)).rejects.toThrow();
  });
});
