/**
 * Reads an image layout: its images, and the files that a container of one would see.
 *
 * Relies on the OCI image specification; layers compressed by gzip or zstd, or not at all. Deletions (`.wh.` names) of a
 * later layer take effect.
 * Not here: whether the layout is right. That is validate.ts, which trusts nothing.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { readTar, type TarEntry } from '@lago-grey/debian';
import { ImageError } from './errors.ts';
import { type Descriptor, type ImageConfig, type Index, type Manifest, MEDIA } from './spec.ts';
import { blobPath } from './store.ts';

export interface ReadImage {
  readonly descriptor: Descriptor;
  readonly manifest: Manifest;
  readonly config: ImageConfig;
}

export interface LayerFile {
  readonly path: string;
  readonly type: TarEntry['header']['type'];
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  readonly modified: Date;
  readonly link: string;
}

/** A document of the layout. Its shape is the caller's claim, which validate.ts checks. */
export async function readDocument<T>(layout: string, descriptor: Descriptor): Promise<T> {
  return JSON.parse(await readFile(blobPath(layout, descriptor.digest), 'utf8')) as T;
}

/** Every image of a layout, indexes followed. */
export async function readImages(layout: string): Promise<ReadImage[]> {
  const text = await readFile(join(layout, 'index.json'), 'utf8').catch(() => {
    throw new ImageError(
      `${layout} is no image layout: it has no index.json`,
      'npx lago image NAME makes dist/NAME/oci',
    );
  });
  const images: ReadImage[] = [];
  const follow = async (index: Index): Promise<void> => {
    for (const descriptor of index.manifests) {
      if (descriptor.mediaType === MEDIA.index) await follow(await readDocument<Index>(layout, descriptor));
      else if (descriptor.mediaType === MEDIA.manifest) {
        const manifest = await readDocument<Manifest>(layout, descriptor);
        images.push({ descriptor, manifest, config: await readDocument<ImageConfig>(layout, manifest.config) });
      }
    }
  };
  await follow(JSON.parse(text) as Index);
  return images;
}

/** The tar archive of a layer, unpacked. */
export function openLayer(layout: string, { mediaType, digest }: Descriptor): Readable {
  const packed = createReadStream(blobPath(layout, digest), { highWaterMark: 256 * 1024 });
  const by = mediaType.endsWith('+gzip')
    ? createGunzip({ chunkSize: 128 * 1024 })
    : mediaType.endsWith('+zstd')
      ? createZstdDecompress()
      : undefined;
  if (by === undefined) return packed;
  packed.on('error', (error) => by.destroy(error));
  return packed.pipe(by);
}

/** The entries of a layer's archive, in its order. */
export async function* layerFiles(tar: AsyncIterable<Uint8Array>): AsyncGenerator<LayerFile> {
  for await (const { header } of readTar(tar)) {
    const { name, type, mode, uid, gid, size, mtime, linkname } = header;
    const path = name.replace(/^\.?\/+/, '').replace(/\/+$/, '');
    yield { path, type, mode, uid, gid, size, modified: mtime, link: linkname ?? '' };
  }
}

/** What a container of the image sees, by path. */
export async function mergedFiles(layout: string, { manifest }: ReadImage): Promise<Map<string, LayerFile>> {
  const files = new Map<string, LayerFile>();
  for (const layer of manifest.layers) {
    const added = new Set<string>();
    for await (const file of layerFiles(openLayer(layout, layer))) {
      const name = file.path.slice(file.path.lastIndexOf('/') + 1);
      const folder = file.path.slice(0, file.path.length - name.length);
      if (name === '.wh..wh..opq') remove(files, folder, added);
      else if (name.startsWith('.wh.')) {
        files.delete(folder + name.slice(4));
        remove(files, `${folder}${name.slice(4)}/`, added);
      } else {
        files.set(file.path, file);
        added.add(file.path);
      }
    }
  }
  return files;
}

function remove(files: Map<string, LayerFile>, below: string, except: ReadonlySet<string>): void {
  for (const path of [...files.keys()]) if (path.startsWith(below) && !except.has(path)) files.delete(path);
}
