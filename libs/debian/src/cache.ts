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
import { addressOf, download, isThere, type Outcome } from './download.ts';
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
  const asked: Asked[] = [];
  for (const root of roots) {
    const address = addressOf(root, pinned.path);
    options.progress?.(`fetching ${pinned.name} ${pinned.version} (${pinned.architecture})`);
    const outcome = await keep(address, target, pinned);
    if (outcome.kind === 'kept') return target;
    asked.push({ root, address, outcome });
  }
  throw await explain(pinned, asked, target);
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

interface Asked {
  readonly root: string;
  readonly address: string;
  readonly outcome: Outcome;
}

/** Why none of the archives gave the package. Other archives than Debian's may be among those that apt is set to. */
async function explain(pinned: LockedPackage, asked: readonly Asked[], target: string): Promise<DebianError> {
  const what = `${pinned.name} ${pinned.version} (${pinned.architecture}, ${pinned.suite})`;
  const mirror = 'LAGO_DEBIAN_MIRROR=http://YOUR-MIRROR/debian';
  const different = asked.find(({ outcome }) => outcome.kind === 'different');
  if (different?.outcome.kind === 'different') {
    const { sha256, size } = different.outcome;
    return new DebianError(
      `${what} has the wrong digest, nothing of it was kept: ${different.address}\n` +
        `  expected sha256 ${pinned.sha256}, ${pinned.size} bytes\n  got      sha256 ${sha256}, ${size} bytes`,
      `ask another mirror (${mirror}); if the archive really changed: ${RENEW}, and review the diff`,
    );
  }
  const missing = asked.filter(({ outcome }) => outcome.kind === 'missing');
  const suites = await Promise.all(missing.map(({ root }) => isThere(`${root}/dists/${pinned.suite}/InRelease`)));
  const dropped = missing.filter((_, at) => suites[at] === true);
  if (dropped.length > 0) {
    return new DebianError(
      `${what} is no longer on the mirror; asked for\n  ${dropped.map(({ address }) => address).join('\n  ')}`,
      `pin the versions that it has now: ${RENEW}, and review the diff of libs/debian/lock.json`,
    );
  }
  const tried = asked.map(({ address, outcome }) => {
    return `${address}: ${outcome.kind === 'unreachable' ? outcome.why : 'not there, nor the suite it comes from'}`;
  });
  const reached = asked.some(({ outcome }) => outcome.kind === 'unreachable') ? 'can be reached' : 'has its suite';
  return new DebianError(
    `${what} is not in the cache, and no mirror ${reached}\n  ${tried.join('\n  ')}`,
    `connect, or name a mirror: ${mirror}. Once fetched it stays in ${target}`,
  );
}
