/**
 * One file of an archive, streamed to disk and kept only if its digest is right.
 *
 * Relies on Node's fetch (http, https) and on copying for file: addresses. A proxy comes from the environment or, where
 * that names none, from apt's configuration (`useProxies`).
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { setGlobalProxyFromEnv } from 'node:http';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** What became of a request, so that the caller can say what it means. */
export type Outcome =
  | { readonly kind: 'kept' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'different'; readonly sha256: string; readonly size: number };

export interface Expected {
  readonly sha256: string;
  readonly size: number;
}

const ATTEMPTS = 3;
/** A mirror that sends nothing for so long is not going to. */
const PATIENCE_MS = 30_000;

/** The address of a path in an archive, escaped as apt does (a plain `+` means a blank to some servers). */
export const addressOf = (root: string, path: string): string =>
  `${root}/${path.split('/').map(encodeURIComponent).join('/')}`;

/**
 * Fetches `address` to `target`, which appears complete or not at all: two runs at once each write a file of their own
 * and the last rename wins with the same bytes.
 */
export async function download(address: string, target: string, expected?: Expected): Promise<Outcome> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await attemptDownload(address, target, expected);
    if (outcome.kind !== 'unreachable' || attempt === ATTEMPTS || Date.now() >= deadline) return outcome;
  }
}

/** Whether an archive has a file. What cannot be asked does not count as there. */
export async function isThere(address: string): Promise<boolean> {
  try {
    const body = await openAddress(address);
    if (body === undefined) return false;
    for await (const _ of body) break;
    return true;
  } catch {
    return false;
  }
}

async function attemptDownload(address: string, target: string, expected: Expected | undefined): Promise<Outcome> {
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(partial, 'wx', 0o644);
  try {
    const body = await openAddress(address);
    if (body === undefined) return { kind: 'missing' };
    for await (const chunk of body) {
      size += chunk.length;
      if (expected !== undefined && size > expected.size) break;
      hash.update(chunk);
      await file.write(chunk);
    }
    const sha256 = hash.digest('hex');
    if (expected !== undefined && (size !== expected.size || sha256 !== expected.sha256)) {
      return { kind: 'different', sha256, size };
    }
    await file.sync();
    await rename(partial, target);
    return { kind: 'kept' };
  } catch (error) {
    if (isLocal(error)) throw error;
    return { kind: 'unreachable', why: reason(error) };
  } finally {
    await file.close();
    await rm(partial, { force: true });
  }
}

/** The bytes at an address; undefined where the archive says that it has no such file. */
async function openAddress(address: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (address.startsWith('file:')) {
    const stream = createReadStream(fileURLToPath(address));
    const opened = new Promise<boolean>((done) => {
      stream.once('open', () => done(true));
      stream.once('error', () => done(false));
    });
    return (await opened) ? stream : undefined;
  }
  const quiet = new AbortController();
  let timer = setTimeout(() => quiet.abort(new Error('no answer')), PATIENCE_MS);
  const response = await fetch(address, { signal: quiet.signal }).finally(() => clearTimeout(timer));
  if (response.status === 404 || response.status === 410) {
    await response.body?.cancel();
    return undefined;
  }
  if (!response.ok || response.body === null) throw new Error(`the answer was ${response.status}`);
  const body = response.body;
  return (async function* () {
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => quiet.abort(new Error('the answer stopped half way')), PATIENCE_MS);
    };
    try {
      restart();
      for await (const chunk of body) {
        clearTimeout(timer);
        yield chunk;
        restart();
      }
    } finally {
      clearTimeout(timer);
    }
  })();
}

/** Errors of the disk are not the mirror's. */
function isLocal(error: unknown): boolean {
  return (
    error instanceof Error && 'syscall' in error && ['write', 'open', 'rename', 'fsync'].includes(String(error.syscall))
  );
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message || String(error.cause) : error.message;
}

/** Makes fetch go through the proxy that the environment names, or else the one apt is configured with. */
export async function useProxies(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const named = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY'].some((name) => env[name]);
  if (named) {
    setGlobalProxyFromEnv();
    return;
  }
  const asked = await execa('apt-config', ['dump', '--format', '%v', 'Acquire::http::Proxy'], { reject: false });
  const proxy = asked.failed ? '' : asked.stdout.trim();
  if (/^https?:\/\//.test(proxy)) setGlobalProxyFromEnv({ http_proxy: proxy, https_proxy: proxy });
}
