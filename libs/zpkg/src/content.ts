/** The content section: a frame for each file that is not empty, in the order of the entries. */
import { zstdDecompressSync } from 'node:zlib';
import type { EntryRecord } from './abi.ts';
import { measureFrame } from './frame.ts';
import { refuse } from './refuse.ts';

/** What lies in the content section, taken from the front in the order of the entries. */
export class Content {
  private readonly bytes: Uint8Array;
  private at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** The frame of an entry, once its place has been seen to be right. */
  frame(path: string, record: EntryRecord): Uint8Array {
    const here = JSON.stringify(path);
    if (record.size === 0n) {
      if (record.content_size === 0n && record.content_offset === 0n) return new Uint8Array();
      refuse('not_canonical', `${here} has no content, but a place for it`);
    }
    if (record.content_offset !== BigInt(this.at)) {
      refuse('not_canonical', `the content of ${here} does not follow that of the file before`);
    }
    if (record.content_size === 0n) refuse('bad_size', `${here} has a size, but no content`);
    if (record.content_size > BigInt(this.bytes.length - this.at)) {
      refuse('bad_size', `the content of ${here} ends behind the content section`);
    }
    const bytes = this.bytes.subarray(this.at, this.at + Number(record.content_size));
    this.at += bytes.length;
    return bytes;
  }

  end(): void {
    if (this.at !== this.bytes.length)
      refuse('bad_size', `${this.bytes.length - this.at} bytes of content without use`);
  }
}

/** The content of a frame, once its own account of itself has been seen to be right. */
export function unpack(path: string, bytes: Uint8Array, size: bigint): Uint8Array {
  if (size === 0n) return new Uint8Array();
  const here = JSON.stringify(path);
  const frame = measureFrame(bytes);
  if (typeof frame === 'string') return refuse('bad_content', `the content of ${here} ${frame}`);
  if (frame.size !== bytes.length) refuse('bad_content', `the content of ${here} is followed by something else`);
  if (frame.contentSize !== size) {
    refuse('bad_content', `the content of ${here} unpacks to ${frame.contentSize} bytes, announced are ${size}`);
  }
  let content: Uint8Array;
  try {
    content = zstdDecompressSync(bytes, { maxOutputLength: Number(size) });
  } catch {
    return refuse('bad_content', `the content of ${here} cannot be unpacked`);
  }
  if (content.length !== Number(size)) refuse('bad_content', `${here} unpacks to ${content.length} bytes, not ${size}`);
  return new Uint8Array(content.buffer, content.byteOffset, content.byteLength);
}
