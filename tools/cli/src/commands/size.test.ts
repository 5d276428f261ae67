import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeImage, writeLayer } from '@lago-grey/oci';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from './size.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-size-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

async function size(...args: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => err.push(String(text)) > 0);
  const status = await run(args);
  vi.restoreAllMocks();
  return { status, out: out.join(''), err: err.join('') };
}

describe('lago size', () => {
  it('measures a file', async () => {
    const file = join(folder, 'file');
    await writeFile(file, Buffer.alloc(1_000_000));
    expect(await size(file)).toMatchObject({ status: 0, out: `${file}: 1000000 bytes, Small Iceberg\n` });
    expect(JSON.parse((await size(file, '--json')).out)).toEqual({ file, size: 1_000_000, formation: 'iceberg' });
  });

  it('measures a layout, file by file where asked', async () => {
    const day = new Date(0);
    const bytes = Buffer.alloc(30_000, 'x');
    const content = { kind: 'bytes', bytes } as const;
    const entry = { path: 'large', kind: 'file', mode: 0o644, uid: 0, gid: 0, from: 'test', content } as const;
    const layout = join(folder, 'layout');
    const layer = await writeLayer(
      layout,
      [entry, { ...entry, path: 'small', content: { ...content, bytes: bytes.subarray(9) } }],
      day,
    );
    const platform = { architecture: 'amd64', os: 'linux' };
    await writeImage(
      layout,
      'x:y',
      day,
      [{ platform, layers: [{ name: 'a', layer }], config: {}, annotations: {} }],
      {},
    );
    const { status, out } = await size(layout, '--files');
    expect(status).toBe(0);
    expect(out).toBe(
      `${layout} amd64: 0.06 MB unpacked, 0.00 MB compressed, 2 files: Floe\n     30000 /large\n     29991 /small\n`,
    );
    expect(JSON.parse((await size(layout, '--json')).out)).toMatchObject({
      images: [{ architecture: 'amd64', unpacked: layer.unpacked, compressed: layer.size, formation: 'floe' }],
    });
  });

  it('gives 1 for what is not there or is no layout, 2 for wrong use', async () => {
    expect(await size('nothing')).toMatchObject({ status: 1, err: expect.stringContaining('npx lago image nothing') });
    expect(await size(folder)).toMatchObject({ status: 1, err: expect.stringContaining('no image layout') });
    expect(await size()).toMatchObject({ status: 2, err: expect.stringContaining('usage: lago size') });
  });
});
