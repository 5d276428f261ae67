/** For tests: the bytes of one file of a finished image. */
import { readTar } from '@lago-grey/debian';
import { openLayer, readImages } from './read.ts';

export async function extractFile(layout: string, architecture: string, path: string): Promise<Buffer> {
  const image = (await readImages(layout)).find(({ config }) => config.architecture === architecture);
  for (const layer of image?.manifest.layers ?? []) {
    for await (const { header, content } of readTar(openLayer(layout, layer))) {
      if (header.name !== path) continue;
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      return Buffer.concat(chunks);
    }
  }
  throw new Error(`${layout} has no ${path} for ${architecture}`);
}
