/**
 * What is in a .deb: its files as a stream, its control stanza.
 *
 * Relies on deb(5): an ar archive of debian-binary, control.tar.* and data.tar.*, compressed by xz, gzip or zstd or not
 * at all; xz through xz-decompress (xz-embedded as WebAssembly: no program of the machine is needed), the others through
 * Node's zlib. Paths come out relative, without `./`; one that leads out of the tree is an error.
 * Not here: maintainer scripts. Nothing of a package is ever run.
 */
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import type { Header } from 'tar-stream';
import xz from 'xz-decompress';
import { type Member, members } from './ar.ts';
import { readTar } from './tar-reader.ts';

export type DebKind = 'file' | 'directory' | 'symlink' | 'hardlink';

export interface DebEntry {
  readonly path: string;
  readonly kind: DebKind;
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly size: number;
  /** Where a symlink points; of a hard link, the path of the file it is. Empty otherwise. */
  readonly link: string;
  /** The bytes of a file: read them before asking for the next entry, or leave them. */
  readonly content: AsyncIterable<Uint8Array>;
}

const KINDS: Partial<Record<Header['type'], DebKind>> = {
  file: 'file',
  'contiguous-file': 'file',
  directory: 'directory',
  symlink: 'symlink',
  link: 'hardlink',
};

/** The files of a package, in the package's own order. */
export async function* readData(deb: string): AsyncGenerator<DebEntry> {
  yield* entries(deb, await member(deb, 'data.tar'));
}

/** The control stanza of a package, as text. */
export async function readControl(deb: string): Promise<string> {
  for await (const entry of entries(deb, await member(deb, 'control.tar'))) {
    if (entry.path !== 'control') continue;
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry.content) chunks.push(chunk);
    return Buffer.concat(chunks).toString('utf8');
  }
  throw new Error(`${deb}: control.tar holds no control file`);
}

async function member(deb: string, stem: string): Promise<Member> {
  await using file = await open(deb);
  const all = await members(file).catch((error: unknown) => {
    throw new Error(`${deb} is no Debian package: ${error instanceof Error ? error.message : String(error)}`);
  });
  const found = all.find(({ name }) => name === stem || name.startsWith(`${stem}.`));
  if (all[0]?.name !== 'debian-binary' || found === undefined) {
    throw new Error(`${deb} is no Debian package: expected debian-binary and ${stem}.*`);
  }
  return found;
}

async function* entries(deb: string, of: Member): AsyncGenerator<DebEntry> {
  const packed = createReadStream(deb, { start: of.start, end: of.start + of.size - 1 });
  try {
    for await (const { header, content } of readTar(undamaged(decompress(packed, of.name), `${deb}: ${of.name}`))) {
      const kind = KINDS[header.type];
      const path = relative(header.name, deb);
      if (kind === undefined) throw new Error(`${deb}: ${path} is a ${header.type}, which an image may not hold`);
      if (path === '') continue;
      const link = kind === 'hardlink' ? relative(header.linkname, deb) : (header.linkname ?? '');
      const { mode, uid, gid, size } = header;
      yield { path, kind, mode, uid, gid, size, link, content };
    }
  } finally {
    packed.destroy();
  }
}

/** The same bytes; where they end in an error, it says of what. */
async function* undamaged(from: AsyncIterable<Uint8Array>, what: string): AsyncGenerator<Uint8Array> {
  try {
    yield* from;
  } catch (error) {
    throw new Error(`${what} is damaged: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The bytes of a compressed stream, by the ending of its name. */
export function decompress(packed: Readable, name: string): AsyncIterable<Uint8Array> {
  if (name.endsWith('.xz')) return new xz.XzReadableStream(ReadableStream.from(packed));
  if (name.endsWith('.gz')) return through(packed, createGunzip());
  if (name.endsWith('.zst')) return through(packed, createZstdDecompress());
  if (name.endsWith('.tar')) return packed;
  throw new Error(`${name}: expected .xz, .gz, .zst or no compression`);
}

function through(packed: Readable, by: ReturnType<typeof createGunzip>): AsyncIterable<Uint8Array> {
  packed.on('error', (error) => by.destroy(error));
  return packed.pipe(by);
}

function relative(name: string, deb: string): string {
  const parts = name.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.includes('..') || name.startsWith('/')) throw new Error(`${deb}: the path ${name} leads out of the tree`);
  return parts.join('/');
}
