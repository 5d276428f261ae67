/**
 * The packages of the lock, on disk and verified.
 *
 * They lie in the cache outside the tree under their digest, so a file there is right or broken, never out of date. It
 * is digested again on each use: a broken one is fetched anew. With a warm cache nothing goes over the network.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { addressOf, download, type Outcome } from './download.ts';
import { DebianError, RENEW } from './errors.ts';
import type { LockedPackage } from './lock.ts';
import { archiveRoots } from './sources.ts';

export interface FetchOptions {
  /** Archive roots; by default what apt is configured with, asked for only if something has to be fetched. */
  readonly roots?: readonly string[];
  readonly cache?: string;
  readonly progress?: (line: string) => void;
}

/** Where packages are kept: `LAGO_CACHE`, or lago-grey in the user's cache directory. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const named = env['LAGO_CACHE'];
  const xdg = env['XDG_CACHE_HOME'];
  const root = named ? resolve(named) : join(xdg ? xdg : join(homedir(), '.cache'), 'lago-grey');
  return join(root, 'debian');
}

async function sha256Of(file: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(file), hash);
  } catch {
    return undefined;
  }
  return hash.digest('hex');
}

/** The .deb of a pinned package: its path in the cache, fetched if it is not there. */
export async function fetchPackage(pinned: LockedPackage, options: FetchOptions = {}): Promise<string> {
  const target = join(options.cache ?? cacheDirectory(), `${pinned.sha256}.deb`);
  if ((await sha256Of(target)) === pinned.sha256) return target;
  const roots = options.roots ?? (await archiveRoots());
  const asked: { address: string; outcome: Outcome }[] = [];
  for (const root of roots) {
    const address = addressOf(root, pinned.path);
    options.progress?.(`fetching ${pinned.name} ${pinned.version} (${pinned.architecture})`);
    const outcome = await keep(address, target, pinned);
    if (outcome.kind === 'kept') return target;
    asked.push({ address, outcome });
  }
  throw explain(pinned, asked, target);
}

async function keep(address: string, target: string, pinned: LockedPackage): Promise<Outcome> {
  try {
    return await download(address, target, pinned);
  } catch (error) {
    throw new DebianError(
      `${pinned.name} cannot be kept in ${target}: ${String(error)}`,
      'free some space there, or name another directory: LAGO_CACHE=/path/of/yours',
    );
  }
}

function explain(pinned: LockedPackage, asked: { address: string; outcome: Outcome }[], target: string): DebianError {
  const what = `${pinned.name} ${pinned.version} (${pinned.architecture}, ${pinned.suite})`;
  const unreachable = asked.flatMap(({ address, outcome }) =>
    outcome.kind === 'unreachable' ? [`${address}: ${outcome.why}`] : [],
  );
  const different = asked.find(({ outcome }) => outcome.kind === 'different');
  if (different?.outcome.kind === 'different') {
    const { sha256, size } = different.outcome;
    return new DebianError(
      `${what} has the wrong digest, nothing of it was kept: ${different.address}\n` +
        `  expected sha256 ${pinned.sha256}, ${pinned.size} bytes\n  got      sha256 ${sha256}, ${size} bytes`,
      `ask another mirror (LAGO_DEBIAN_MIRROR); if the archive really changed: ${RENEW}, and review the diff`,
    );
  }
  if (unreachable.length > 0) {
    return new DebianError(
      `${what} is not in the cache, and no mirror can be reached\n  ${unreachable.join('\n  ')}`,
      `connect, or name a mirror: LAGO_DEBIAN_MIRROR=http://YOUR-MIRROR/debian. Once fetched it stays in ${target}`,
    );
  }
  return new DebianError(
    `${what} is no longer on the mirror; asked for\n  ${asked.map(({ address }) => address).join('\n  ')}`,
    `pin the versions that it has now: ${RENEW}, and review the diff of libs/debian/lock.json`,
  );
}
