/**
 * One layer: the same entries give the same bytes, whatever machine, day or user.
 *
 * Relies on gzip (RFC 1952) by Node's zlib at a fixed level, with a header that names neither time nor system. The
 * bytes are the same on amd64 and arm64 and with or without the processor's CRC instructions; they may change with the
 * version of zlib inside Node, which the workspace pins: a golden digest in the tests tells.
 * gzip rather than zstd: every registry and runtime in use takes it.
 */
import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { type Entry, sizeOf } from './entry.ts';
import type { Digest } from './spec.ts';
import { type Blob, putBlob } from './store.ts';
import { tarBlocks } from './tar.ts';

export interface Layer extends Blob {
  /** The digest of the archive before compression. */
  readonly diffId: Digest;
  /** Bytes of the archive before compression: what an engine says the layer's size is. */
  readonly unpacked: number;
  /** Everything in it that is not a directory. */
  readonly files: number;
  /** Bytes of the files' contents alone. */
  readonly content: number;
}

const LEVEL = 6;
/** "Unknown": RFC 1952 would have the system that compressed here. */
const SYSTEM_UNKNOWN = 255;

/** Assembles arranged entries and stores the layer. */
export async function writeLayer(layout: string, entries: readonly Entry[], modified: Date): Promise<Layer> {
  const hash = createHash('sha256');
  let unpacked = 0;
  const tar = async function* () {
    for await (const block of tarBlocks(entries, modified)) {
      hash.update(block);
      unpacked += block.length;
      yield block;
    }
  };
  let blob: Blob | undefined;
  await pipeline(tar, createGzip({ level: LEVEL, memLevel: 8, chunkSize: 128 * 1024 }), async (packed) => {
    blob = await putBlob(layout, withoutSystem(packed));
  });
  if (blob === undefined) throw new Error('the layer was not stored');
  return { ...blob, diffId: `sha256:${hash.digest('hex')}`, unpacked, ...count(entries) };
}

async function* withoutSystem(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const chunk of packed) {
    if (at <= 9 && at + chunk.length > 9) chunk[9 - at] = SYSTEM_UNKNOWN;
    at += chunk.length;
    yield chunk;
  }
}

/** The size that a layer of these entries will have unpacked, without compressing or storing anything. */
export async function measureLayer(entries: readonly Entry[]): Promise<number> {
  let size = 0;
  for await (const block of tarBlocks(entries, new Date(0))) size += block.length;
  return size;
}

function count(entries: readonly Entry[]): { files: number; content: number } {
  let files = 0;
  let content = 0;
  for (const entry of entries) {
    if (entry.kind !== 'directory') files += 1;
    if (entry.kind === 'file') content += sizeOf(entry.content);
  }
  return { files, content };
}
