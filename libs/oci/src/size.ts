/**
 * The sizes of a finished layout, measured on its blobs: any tool's layout, not only ours, and no report is believed.
 */
import { stat } from 'node:fs/promises';
import { classify, type Formation } from '@lago-grey/ice';
import { type LayerFile, mergedFiles, openLayer, type ReadImage, readImages } from './read.ts';
import { comparePaths, type Descriptor } from './spec.ts';
import { blobPath } from './store.ts';

export interface MeasuredImage {
  readonly architecture: string;
  /** Bytes of the layers' archives. */
  readonly unpacked: number;
  /** Bytes of the layers as they are pulled. */
  readonly compressed: number;
  /** What a container sees that is no directory, largest first. */
  readonly files: readonly LayerFile[];
  readonly formation: Formation;
}

/** Every image of a layout. */
export async function measureLayout(layout: string): Promise<MeasuredImage[]> {
  const images = await readImages(layout);
  return Promise.all(images.map((image) => measure(layout, image)));
}

async function measure(layout: string, image: ReadImage): Promise<MeasuredImage> {
  let unpacked = 0;
  let compressed = 0;
  for (const layer of image.manifest.layers) {
    compressed += (await stat(blobPath(layout, layer.digest))).size;
    unpacked += await unpackedSize(layout, layer);
  }
  const files = [...(await mergedFiles(layout, image)).values()].filter(({ type }) => type !== 'directory');
  files.sort((a, b) => b.size - a.size || comparePaths(a.path, b.path));
  return { architecture: image.config.architecture, unpacked, compressed, files, formation: classify(unpacked) };
}

async function unpackedSize(layout: string, layer: Descriptor): Promise<number> {
  let size = 0;
  const tar = openLayer(layout, layer) as AsyncIterable<Uint8Array>;
  for await (const chunk of tar) size += chunk.length;
  return size;
}
