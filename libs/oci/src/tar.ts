/**
 * Arranged entries as the bytes of a tar archive.
 *
 * Relies on tar-stream: ustar, with pax headers where a name needs them. All that could differ between two machines is
 * given, never looked up: one modification time for everything, owners as numbers, no user names.
 * Files of up to a mebibyte are read ahead a few at a time; larger ones flow through. Nothing is held as a whole.
 */
import { createReadStream } from 'node:fs';
import { type FileHandle, open, readFile } from 'node:fs/promises';
import { type Header, type Pack, pack } from 'tar-stream';
import { type Content, type Entry, sizeOf } from './entry.ts';

const AT_ONCE = 1024 * 1024;
const READ_AHEAD = 16;
/** Bytes that are handed on together: small enough for a cache, large enough to make the hand-over cheap. */
const BLOCK = 256 * 1024;

/** The files that ranges are read from, each opened once. */
class OpenFiles implements AsyncDisposable {
  readonly #handles = new Map<string, Promise<FileHandle>>();

  of(file: string): Promise<FileHandle> {
    const handle = this.#handles.get(file) ?? open(file);
    this.#handles.set(file, handle);
    return handle;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const opening of this.#handles.values()) {
      await opening.then(
        (handle) => handle.close(),
        () => {},
      );
    }
  }
}

/** All of a content, in memory. */
export async function bytesOf(content: Content): Promise<Uint8Array> {
  await using files = new OpenFiles();
  return read(content, files);
}

async function read(content: Content, files: OpenFiles): Promise<Uint8Array> {
  if (content.kind === 'bytes') return content.bytes;
  const { file, size } = content;
  let bytes: Buffer;
  if (content.kind === 'file') bytes = await readFile(file);
  else {
    const handle = await files.of(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(size), 0, size, content.start);
    bytes = buffer.subarray(0, bytesRead);
  }
  if (bytes.length === size) return bytes;
  throw new Error(`${file} changed while it was read: expected ${size} bytes, got ${bytes.length}`);
}

/** The archive, in blocks of at least 256 KiB except for the last. */
export async function* tarBlocks(entries: readonly Entry[], modified: Date): AsyncGenerator<Buffer> {
  const archive = pack({ highWaterMark: BLOCK });
  const filling = fill(archive, entries, modified).then(
    () => archive.finalize(),
    (error: unknown) => archive.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of archive as AsyncIterable<Uint8Array>) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < BLOCK) continue;
    yield Buffer.concat(waiting, length);
    waiting = [];
    length = 0;
  }
  await filling;
  if (length > 0) yield Buffer.concat(waiting, length);
}

async function fill(archive: Pack, entries: readonly Entry[], modified: Date): Promise<void> {
  await using files = new OpenFiles();
  for await (const { entry, bytes } of readAhead(entries, files)) {
    const header = headerOf(entry, modified);
    if (entry.kind === 'file' && bytes === undefined) await stream(archive, header, entry.content);
    else await whole(archive, header, bytes);
  }
}

function headerOf(entry: Entry, modified: Date): Header {
  const common = {
    // The type bits keep tar-stream from taking mode 0 for "no mode given"; they are not written.
    mode: entry.mode | 0o100000,
    uid: entry.uid,
    gid: entry.gid,
    mtime: modified,
    uname: '',
    gname: '',
    devmajor: 0,
    devminor: 0,
  };
  switch (entry.kind) {
    case 'file':
      return { ...common, name: entry.path, type: 'file', size: sizeOf(entry.content), linkname: '' };
    case 'directory':
      return { ...common, name: `${entry.path}/`, type: 'directory', size: 0, linkname: '' };
    case 'symlink':
      return { ...common, name: entry.path, type: 'symlink', size: 0, linkname: entry.target };
    case 'hardlink':
      return { ...common, name: entry.path, type: 'link', size: 0, linkname: entry.target };
  }
}

interface Read {
  readonly entry: Entry;
  /** Undefined for a file that is to be streamed. */
  readonly bytes: Uint8Array | undefined;
}

async function* readAhead(entries: readonly Entry[], files: OpenFiles): AsyncGenerator<Read> {
  const ahead = async (entry: Entry): Promise<Read> => {
    if (entry.kind !== 'file') return { entry, bytes: new Uint8Array() };
    return { entry, bytes: sizeOf(entry.content) <= AT_ONCE ? await read(entry.content, files) : undefined };
  };
  const waiting: Promise<Read>[] = [];
  for (const entry of entries) {
    const reading = ahead(entry);
    reading.catch(() => {});
    waiting.push(reading);
    if (waiting.length === READ_AHEAD) yield await waiting.shift()!;
  }
  for (const reading of waiting) yield await reading;
}

function whole(archive: Pack, header: Header, bytes: Uint8Array | undefined): Promise<void> {
  return new Promise((done, fail) => {
    const finished = (error?: Error | null) => (error ? fail(error) : done());
    if (header.type === 'file') archive.entry(header, Buffer.from(bytes ?? []), finished);
    else archive.entry(header, finished).end(undefined);
  });
}

async function stream(archive: Pack, header: Header, content: Content): Promise<void> {
  if (content.kind === 'bytes') return whole(archive, header, content.bytes);
  const { file, size } = content;
  const start = content.kind === 'range' ? content.start : 0;
  const written = Promise.withResolvers<void>();
  written.promise.catch(() => {});
  const sink = archive.entry(header, (error) => (error ? written.reject(error) : written.resolve()));
  // An archive that its reader has left destroys the sink: that is an error here, and it wakes a writer that waits.
  let wake = () => {};
  sink.on('error', written.reject);
  for (const event of ['drain', 'close'] as const) sink.on(event, () => wake());
  for await (const chunk of createReadStream(file, { start, end: start + size - 1, highWaterMark: BLOCK })) {
    if (sink.destroying) break;
    if (sink.write(chunk) === false && !sink.destroying) {
      await new Promise<void>((resume) => {
        wake = resume;
      });
    }
  }
  sink.end(undefined);
  await written.promise;
}
