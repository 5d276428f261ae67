/**
 * Pins the packages anew: the newest version that any of the lock's suites offers, as apt would choose.
 *
 * Every architecture's index is read from the archive itself, so nothing has to be enabled in this machine's apt. What
 * is written down has been reached from a signature: InRelease, the index by its digest, the package by its.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, download, type Expected } from './download.ts';
import { DebianError } from './errors.ts';
import { readIndex } from './index-file.ts';
import type { DebianLock, LockedPackage } from './lock.ts';
import { type Release, readRelease } from './release.ts';
import { archiveRoots } from './sources.ts';
import { compareVersions } from './version.ts';

export interface RenewOptions {
  readonly roots?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly progress?: (line: string) => void;
}

/** A lock for the same wishes with the versions of today; the same lock if no package has changed. */
export async function renewLock(lock: DebianLock, options: RenewOptions = {}): Promise<DebianLock> {
  const roots = options.roots ?? (await archiveRoots(options.env));
  const folder = await mkdtemp(join(tmpdir(), 'lago-debian-'));
  try {
    const offers: LockedPackage[] = [];
    const dates: Date[] = [];
    for (const suite of lock.suites) {
      options.progress?.(`reading ${suite}`);
      const { root, release } = await findSuite(suite, roots, folder, options.env);
      dates.push(release.date);
      const names = new Set(lock.names);
      for (const architecture of lock.architectures) {
        const index = await fetchIndex(root, suite, architecture, release, folder);
        offers.push(...(await readIndex(index, suite, names)));
      }
    }
    return choose(lock, offers, dates);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The newest offer for each name and architecture. */
export function choose(lock: DebianLock, offers: readonly LockedPackage[], dates: readonly Date[]): DebianLock {
  const chosen = new Map<string, LockedPackage>();
  for (const name of lock.names) {
    for (const architecture of lock.architectures) {
      const fitting = offers.filter(
        (offer) => offer.name === name && (offer.architecture === 'all' || offer.architecture === architecture),
      );
      if (fitting.length === 0) {
        throw new DebianError(
          `no suite of the lock (${lock.suites.join(', ')}) offers ${name} for ${architecture}`,
          'correct "names" or "suites" in libs/debian/lock.json',
        );
      }
      const newest = fitting.reduce((best, offer) => (compareVersions(offer.version, best.version) > 0 ? offer : best));
      chosen.set(newest.sha256, newest);
    }
  }
  const packages = [...chosen.values()];
  const before = new Set(lock.packages.map(({ sha256 }) => sha256));
  const same = packages.length === before.size && packages.every(({ sha256 }) => before.has(sha256));
  if (same) return lock;
  const newest = new Date(Math.max(...dates.map((date) => date.getTime())));
  return { ...lock, asOf: newest.toISOString().replace(/\.\d+Z$/, 'Z'), packages };
}

async function findSuite(
  suite: string,
  roots: readonly string[],
  folder: string,
  env?: NodeJS.ProcessEnv,
): Promise<{ root: string; release: Release }> {
  const file = join(folder, `${suite}.InRelease`);
  const asked: string[] = [];
  for (const root of roots) {
    const address = `${root}/dists/${suite}/InRelease`;
    const outcome = await download(address, file);
    if (outcome.kind === 'kept') return { root, release: await readRelease(file, env) };
    asked.push(`${address}: ${outcome.kind === 'unreachable' ? outcome.why : 'not there'}`);
  }
  throw new DebianError(
    `no mirror has the suite ${suite}\n  ${asked.join('\n  ')}`,
    'connect, or name a mirror that has it: LAGO_DEBIAN_MIRROR=http://YOUR-MIRROR/debian',
  );
}

/** The index by its digest where the archive offers that, so that an update half way through cannot mix two states. */
async function fetchIndex(root: string, suite: string, architecture: string, release: Release, folder: string) {
  const folderName = `main/binary-${architecture}`;
  const name = `${folderName}/Packages.xz`;
  const expected: Expected | undefined = release.files.get(name);
  if (expected === undefined) throw new DebianError(`${suite} has no ${name}`, 'correct "architectures" in the lock');
  const target = join(folder, `${suite}-${architecture}.Packages.xz`);
  for (const path of [`${folderName}/by-hash/SHA256/${expected.sha256}`, name]) {
    const outcome = await download(addressOf(root, `dists/${suite}/${path}`), target, expected);
    if (outcome.kind === 'kept') return target;
  }
  throw new DebianError(`${root} has no ${name} of ${suite} with the digest that its release file says`, 'try again');
}
