/**
 * An image for several architectures as an OCI image layout, and as one file of it.
 *
 * index.json names one image index, and that names a manifest for each architecture: engines choose from it, registries
 * take it as it is. A layout is made in a folder beside its place, and put there by a rename.
 */
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { arrange, type Entry } from './entry.ts';
import { ImageError } from './errors.ts';
import type { Layer } from './layer.ts';
import { type ReadImage, readImages } from './read.ts';
import {
  type Annotations,
  type Descriptor,
  type Digest,
  encode,
  type ImageConfig,
  type Index,
  LAYOUT_VERSION,
  type Manifest,
  MEDIA,
  type Platform,
  REF_NAME,
  type RunConfig,
  sortedKeys,
} from './spec.ts';
import { blobPath, putBlob } from './store.ts';
import { tarBlocks } from './tar.ts';

export interface Part {
  readonly platform: Platform;
  readonly layers: readonly { readonly name: string; readonly layer: Layer }[];
  readonly config: RunConfig;
  readonly annotations: Annotations;
}

export interface Written {
  readonly index: Descriptor;
  /** In the order of the parts. */
  readonly parts: readonly { readonly manifest: Descriptor; readonly config: Descriptor }[];
}

/** Writes the documents of an image whose layers are in the layout already. */
export async function writeImage(
  layout: string,
  reference: string,
  created: Date,
  parts: readonly Part[],
  annotations: Annotations,
): Promise<Written> {
  const date = timestamp(created);
  const put = async (mediaType: string, document: Parameters<typeof encode>[0]): Promise<Descriptor> => ({
    mediaType,
    ...(await putBlob(layout, [encode(document)])),
  });
  const written = await Promise.all(
    parts.map(async (part) => {
      const config = await put(MEDIA.config, configOf(part, date));
      const manifest: Manifest = {
        schemaVersion: 2,
        mediaType: MEDIA.manifest,
        config,
        layers: part.layers.map(({ layer: { digest, size } }) => ({ mediaType: MEDIA.layerGzip, digest, size })),
        annotations: sortedKeys(part.annotations),
      };
      return { config, manifest: { ...(await put(MEDIA.manifest, manifest)), platform: part.platform } };
    }),
  );
  const index: Index = {
    schemaVersion: 2,
    mediaType: MEDIA.index,
    manifests: written.map(({ manifest }) => manifest),
    annotations: sortedKeys(annotations),
  };
  const descriptor = { ...(await put(MEDIA.index, index)), annotations: { [REF_NAME]: reference } };
  const top: Index = { schemaVersion: 2, mediaType: MEDIA.index, manifests: [descriptor] };
  await putFile(join(layout, 'index.json'), encode(top));
  await putFile(join(layout, 'oci-layout'), encode({ imageLayoutVersion: LAYOUT_VERSION }));
  return { index: descriptor, parts: written };
}

function configOf({ platform, layers, config }: Part, created: string): ImageConfig {
  return {
    created,
    ...platform,
    config,
    rootfs: { type: 'layers', diff_ids: layers.map(({ layer }) => layer.diffId) },
    history: layers.map(({ name }) => ({ created, created_by: 'lago image', comment: name })),
  };
}

/** RFC 3339, whole seconds. */
export const timestamp = (date: Date): string => date.toISOString().replace(/\.\d+Z$/, 'Z');

async function putFile(path: string, bytes: Uint8Array): Promise<void> {
  await writeFile(path, bytes);
  await chmod(path, 0o644);
}

/** Puts a finished layout in its place, whatever was there before. */
export async function replaceLayout(finished: string, place: string): Promise<void> {
  await mkdir(dirname(place), { recursive: true });
  for (const folder of [finished, join(finished, 'blobs'), join(finished, 'blobs', 'sha256')]) {
    await chmod(folder, 0o755);
  }
  // Another run may put its own there in between: then it is that one's turn to be replaced.
  for (let turn = 0; ; turn += 1) {
    const old = `${finished}.old${turn}`;
    await rename(place, old).catch(unless('ENOENT'));
    const put = await rename(finished, place).then(() => true, unless(turn < TURNS ? ['ENOTEMPTY', 'EEXIST'] : []));
    await rm(old, { recursive: true, force: true });
    if (put === true) return;
  }
}

const TURNS = 20;

const unless = (codes: string | readonly string[]) => (error: NodeJS.ErrnoException) => {
  if (error.code === undefined || !codes.includes(error.code)) throw error;
};

/**
 * The layout as one tar file, which `podman load` and `skopeo copy oci-archive:` take.
 *
 * @param architecture for an archive of that image alone: `podman load` picks the machine's own from several
 */
export async function writeArchive(layout: string, file: string, modified: Date, architecture?: string): Promise<void> {
  const { top, digests } = await archived(layout, architecture);
  const blobs = await Promise.all(
    digests.map(async (digest): Promise<Entry> => {
      const blob = blobPath(layout, digest);
      const content = { kind: 'file', file: blob, size: (await stat(blob)).size } as const;
      return { ...ENTRY, path: `blobs/sha256/${digest.slice('sha256:'.length)}`, kind: 'file', mode: 0o644, content };
    }),
  );
  const text = (path: string, bytes: Buffer): Entry => {
    return { ...ENTRY, path, kind: 'file', mode: 0o644, content: { kind: 'bytes', bytes } };
  };
  const marker = text('oci-layout', encode({ imageLayoutVersion: LAYOUT_VERSION }));
  const entries = arrange([...blobs, text('index.json', encode(top)), marker]);
  const partial = `${file}.${process.pid}.partial`;
  try {
    await writeFile(partial, tarBlocks(entries, modified));
    await rename(partial, file);
  } finally {
    await rm(partial, { force: true });
  }
}

const ENTRY = { uid: 0, gid: 0, from: 'the layout' } as const;

/** What the archive's index says, and the blobs that it needs. */
async function archived(layout: string, architecture?: string): Promise<{ top: Index; digests: Digest[] }> {
  const top = JSON.parse(await readFile(join(layout, 'index.json'), 'utf8')) as Index;
  const images = await readImages(layout);
  const blobsOf = (image: ReadImage) => [image.descriptor, image.manifest.config, ...image.manifest.layers];
  if (architecture === undefined) {
    const all = [...top.manifests, ...images.flatMap(blobsOf)];
    return { top, digests: [...new Set(all.map(({ digest }) => digest))] };
  }
  const image = images.find(({ config }) => config.architecture === architecture);
  if (image === undefined) {
    const known = images.map(({ config }) => config.architecture).join(', ');
    throw new ImageError(`${layout} has no image for ${architecture}`, `ask for one of: ${known}`);
  }
  const annotations = top.manifests[0]?.annotations ?? {};
  return {
    top: { ...top, manifests: [{ ...image.descriptor, annotations }] },
    digests: [...new Set(blobsOf(image).map(({ digest }) => digest))],
  };
}
