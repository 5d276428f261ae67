/**
 * A tar archive as a stream of its entries, at the reader's pace.
 *
 * Relies on tar-stream. An error of the source is the reader's error; leaving early closes the source.
 */
import { extract, type Header } from 'tar-stream';

export interface TarEntry {
  readonly header: Header;
  /** Read it before asking for the next entry, or leave it. */
  readonly content: AsyncIterable<Uint8Array>;
}

/** The entries of an archive, in its order. */
export async function* readTar(archive: AsyncIterable<Uint8Array>): AsyncGenerator<TarEntry> {
  const reader = extract();
  const feeding = feed(archive, reader).catch((error: unknown) => {
    reader.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    for await (const source of reader) {
      yield { header: source.header, content: bytes(source) };
      source.resume();
    }
  } finally {
    reader.destroy();
    await feeding;
  }
}

async function* bytes(source: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('expected bytes from the tar reader');
    yield chunk;
  }
}

async function feed(archive: AsyncIterable<Uint8Array>, reader: ReturnType<typeof extract>): Promise<void> {
  let wake = () => {};
  for (const event of ['drain', 'close'] as const) reader.on(event, () => wake());
  for await (const chunk of archive) {
    if (reader.destroying) return;
    if (reader.write(chunk) === false && !reader.destroying) {
      await new Promise<void>((resume) => {
        wake = resume;
      });
    }
  }
  reader.end(undefined);
}
