/**
 * The blobs of an image layout: files named after their SHA-256.
 *
 * A blob appears whole or not at all (written beside its place, then renamed), so that a layout that was interrupted
 * holds no blob that is not what its name says.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Digest } from './spec.ts';

export interface Blob {
  readonly digest: Digest;
  readonly size: number;
}

export const digestOf = (bytes: Uint8Array): Digest => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** Where a layout keeps a blob. */
export const blobPath = (layout: string, digest: Digest): string =>
  join(layout, 'blobs', 'sha256', digest.slice('sha256:'.length));

/** Digest and size of a file. */
export async function digestFile(file: string): Promise<Blob> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 })) {
    hash.update(chunk);
    size += chunk.length;
  }
  return { digest: `sha256:${hash.digest('hex')}`, size };
}

/** Writes what comes as a blob of the layout. */
export async function putBlob(layout: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Blob> {
  const folder = join(layout, 'blobs', 'sha256');
  await mkdir(folder, { recursive: true });
  const partial = join(folder, `.partial-${randomUUID()}`);
  const hash = createHash('sha256');
  let size = 0;
  try {
    {
      await using file = await open(partial, 'wx');
      for await (const chunk of chunks) {
        hash.update(chunk);
        size += chunk.length;
        await file.write(chunk);
      }
    }
    const digest: Digest = `sha256:${hash.digest('hex')}`;
    await chmod(partial, 0o644);
    await rename(partial, blobPath(layout, digest));
    return { digest, size };
  } finally {
    await rm(partial, { force: true });
  }
}
