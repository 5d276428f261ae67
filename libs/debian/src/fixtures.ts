/** For tests: .deb files made on the spot, and an archive that serves them. Nothing here is public. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { execa } from 'execa';
import { type Header, pack } from 'tar-stream';
import type { LockedPackage } from './lock.ts';

export interface FixtureFile {
  readonly name: string;
  readonly type?: Header['type'];
  readonly mode?: number;
  readonly linkname?: string;
  readonly content?: string | Uint8Array;
}

export type Compression = '' | '.gz' | '.xz' | '.zst';

/** The compressions that packages can be made with here: xz needs the program of that name. */
export const COMPRESSIONS: readonly Compression[] = (await execa('xz', ['--version'], { reject: false })).failed
  ? ['', '.gz', '.zst']
  : ['', '.gz', '.zst', '.xz'];

async function tarOf(files: readonly FixtureFile[]): Promise<Buffer> {
  const archive = pack();
  for (const { content, ...header } of files) {
    if (content === undefined) archive.entry({ size: 0, ...header }).end(undefined);
    else archive.entry(header, Buffer.from(content));
  }
  archive.finalize();
  return buffer(archive as AsyncIterable<Uint8Array>);
}

async function compress(bytes: Buffer, how: Compression): Promise<Buffer> {
  if (how === '.gz') return gzipSync(bytes);
  if (how === '.zst') return zstdCompressSync(bytes);
  if (how === '.xz') {
    const { stdout } = await execa('xz', ['-c'], { input: bytes, encoding: 'buffer' });
    return Buffer.from(stdout);
  }
  return bytes;
}

function ar(members: readonly (readonly [string, Buffer])[]): Buffer {
  const parts: Buffer[] = [Buffer.from('!<arch>\n')];
  for (const [name, bytes] of members) {
    const head = `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}`;
    parts.push(Buffer.from(`${head}${String(bytes.length).padEnd(10)}\`\n`), bytes);
    if (bytes.length % 2 === 1) parts.push(Buffer.from('\n'));
  }
  return Buffer.concat(parts);
}

/** A package of those files. */
export async function debOf(
  files: readonly FixtureFile[],
  how: Compression = '.gz',
  name = 'fixture',
): Promise<Buffer> {
  const control = [{ name: './control', content: `Package: ${name}\nVersion: 1.0\nArchitecture: all\n` }];
  return ar([
    ['debian-binary', Buffer.from('2.0\n')],
    [`control.tar${how}`, await compress(await tarOf(control), how)],
    [`data.tar${how}`, await compress(await tarOf(files), how)],
  ]);
}

/** The pin of a package that an archive serves at pool/NAME.deb. */
export function pinOf(name: string, deb: Uint8Array, architecture = 'all'): LockedPackage {
  const sha256 = createHash('sha256').update(deb).digest('hex');
  const path = `pool/main/${name}_1.0_${architecture}.deb`;
  return { name, version: '1.0', architecture, suite: 'test', path, size: deb.length, sha256 };
}

export interface Archive extends AsyncDisposable {
  readonly root: string;
  /** The paths that were asked for, in order. */
  readonly asked: readonly string[];
}

/** An archive on this machine; a path it does not have is a 404, a value that is a number is that status. */
export async function archiveOf(files: Readonly<Record<string, Uint8Array | number>>): Promise<Archive> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '').slice(1);
    asked.push(path);
    const found = files[path];
    if (found instanceof Uint8Array) response.end(found);
    else response.writeHead(found ?? 404).end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
