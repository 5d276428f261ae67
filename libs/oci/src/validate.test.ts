import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fixtureBuild } from './fixtures.ts';
import { buildImage } from './image.ts';
import { type ReadImage, readImages } from './read.ts';
import { type Digest, encode, type ImageConfig, type Index, type Manifest } from './spec.ts';
import { blobPath, putBlob } from './store.ts';
import { validateLayout } from './validate.ts';

let folder = '';
let good = '';
let images: ReadImage[] = [];
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-valid-'));
  const build = await fixtureBuild(folder);
  await buildImage(build);
  good = build.place;
  images = await readImages(good);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function copied(): Promise<string> {
  const copy = join(folder, `copy${count++}`);
  await cp(good, copy, { recursive: true });
  return copy;
}

/** Makes a change to the amd64 image and everything that names it, so that only the change itself is wrong. */
async function withImage(
  change: (manifest: Manifest, config: ImageConfig, layout: string) => Promise<[Manifest, ImageConfig]>,
) {
  const layout = await copied();
  const { manifest, config, descriptor } = images[0]!;
  const [newManifest, newConfig] = await change(structuredClone(manifest), structuredClone(config), layout);
  const configBlob = await putBlob(layout, [encode(newConfig)]);
  const manifestBlob = await putBlob(layout, [
    encode({ ...newManifest, config: { ...newManifest.config, ...configBlob } }),
  ]);
  const index: Index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [{ ...descriptor, ...manifestBlob }],
  };
  await writeFile(join(layout, 'index.json'), encode(index));
  const mistakes = await validateLayout(layout);
  return mistakes.filter((mistake) => !mistake.endsWith('nothing names this blob'));
}

const NOTHING: Digest = `sha256:${'0'.repeat(64)}`;

describe('validateLayout', () => {
  it('finds nothing in what this library made', async () => {
    expect(await validateLayout(good)).toEqual([]);
  });

  it('finds every single changed byte of every blob', async () => {
    const names = await readdir(join(good, 'blobs/sha256'));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        async (name, at, bits) => {
          const layout = await copied();
          const file = join(layout, 'blobs/sha256', name);
          const bytes = await readFile(file);
          bytes[at % bytes.length]! ^= bits;
          await writeFile(file, bytes);
          expect((await validateLayout(layout)).join('\n')).toContain(`the blob sha256:${name} has the digest`);
          await rm(layout, { recursive: true });
        },
      ),
      { numRuns: 30 },
    );
  });

  it('finds a missing blob, a cut one and one that nothing names, all at once', async () => {
    const layout = await copied();
    const [first, second] = images[0]!.manifest.layers;
    await rm(blobPath(layout, first!.digest));
    await writeFile(
      blobPath(layout, second!.digest),
      (await readFile(blobPath(layout, second!.digest))).subarray(0, 10),
    );
    await writeFile(blobPath(layout, NOTHING), '');
    const mistakes = (await validateLayout(layout)).join('\n');
    expect(mistakes).toContain(`there is no blob ${first!.digest}`);
    expect(mistakes).toContain(`has 10 bytes, expected ${second!.size}`);
    expect(mistakes).toContain('cannot be unpacked');
    expect(mistakes).toContain(`blobs/sha256/${'0'.repeat(64)}: nothing names this blob`);
  });

  it.each<[string, (manifest: Manifest, config: ImageConfig) => [object, object], RegExp]>([
    [
      'a diff_id that the layer does not unpack to',
      (m, c) => [m, { ...c, rootfs: { type: 'layers', diff_ids: [NOTHING, ...c.rootfs.diff_ids.slice(1)] } }],
      /diff_ids\[0\] is sha256:0+, but layer 0 unpacks to/,
    ],
    [
      'a diff_id too few',
      (m, c) => [m, { ...c, rootfs: { type: 'layers', diff_ids: c.rootfs.diff_ids.slice(1) } }],
      /2 diff_ids for 3 layers/,
    ],
    [
      'a config for another machine',
      (m, c) => [m, { ...c, architecture: 'arm64' }],
      /it is for linux\/arm64, but its descriptor says linux\/amd64/,
    ],
    [
      'a history of another length',
      (m, c) => [m, { ...c, history: c.history?.slice(1) }],
      /the history tells of 2 layers, there are 3/,
    ],
    [
      'a layer that is none',
      (m, c) => [{ ...m, layers: m.layers.map((each) => ({ ...each, mediaType: 'text/plain' })) }, c],
      /layers\[2\]: text\/plain is no layer/,
    ],
    ['another schema version', (m, c) => [{ ...m, schemaVersion: 1 }, c], /expected schemaVersion 2/],
    ['a manifest without its media type', (m, c) => [{ ...m, mediaType: undefined }, c], /expected mediaType/],
    [
      'a digest of another kind',
      (m, c) => [{ ...m, layers: [{ ...m.layers[0], digest: 'md5:00' }] }, c],
      /layers\[0\]: expected a sha256 digest, got "md5:00"/,
    ],
    ['layers that are no list', (m, c) => [{ ...m, layers: {} }, c], /expected a list of layers/],
  ])('finds %s', async (_, change, message) => {
    const mistakes = await withImage(async (manifest, config) => change(manifest, config) as [Manifest, ImageConfig]);
    expect(mistakes.join('\n')).toMatch(message);
  });

  it.each([
    ['../evil', 'expected plain names'],
    ['usr/../../evil', 'expected plain names'],
  ])('finds the path %s in a layer', async (name, message) => {
    const mistakes = await withImage(async (manifest, config, layout) => {
      const { pack } = await import('tar-stream');
      const archive = pack();
      archive.entry({ name }, 'x');
      archive.finalize();
      const chunks: Uint8Array[] = [];
      for await (const chunk of archive as AsyncIterable<Uint8Array>) chunks.push(chunk);
      const blob = await putBlob(layout, [gzipSync(Buffer.concat(chunks))]);
      return [{ ...manifest, layers: [{ ...manifest.layers[0]!, ...blob }] }, config];
    });
    expect(mistakes.join('\n')).toContain(message);
  });

  it('finds a platform twice, and documents that are none', async () => {
    const layout = await copied();
    const index = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8')) as Index;
    const [image] = images;
    await writeFile(
      join(layout, 'index.json'),
      encode({ ...index, manifests: [image!.descriptor, image!.descriptor] }),
    );
    expect((await validateLayout(layout)).join('\n')).toContain('a second manifest for linux/amd64');
    await writeFile(join(layout, 'index.json'), '[]');
    await writeFile(join(layout, 'oci-layout'), '{"imageLayoutVersion":"2.0.0"}');
    expect((await validateLayout(layout)).slice(0, 2)).toEqual([
      'oci-layout: expected imageLayoutVersion 1.0.0',
      'index.json: expected a JSON object',
    ]);
  });

  it('says of an empty folder that it is no layout', async () => {
    expect(await validateLayout(join(folder, 'nothing'))).toHaveLength(2);
  });
});
