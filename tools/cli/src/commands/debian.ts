/** `lago debian`: fetches and verifies every pinned Debian package; `--renew` pins the newest versions. */
import { parseArgs } from 'node:util';
import {
  DebianError,
  type DebianLock,
  fetchPackage,
  LOCK_FILE,
  readLock,
  readWishes,
  renewLock,
  useProxies,
  writeLock,
} from '@lago-grey/debian';
import { readArguments, WRONG_USE } from '../arguments.ts';

const USAGE = 'usage: lago debian [--renew] [--json]\n';

function options(args: string[]) {
  return parseArgs({
    args,
    options: { renew: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  }).values;
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('debian', USAGE, () => options(args));
  if (asked === undefined) return WRONG_USE;
  const progress = (line: string) => process.stderr.write(`debian: ${line}\n`);
  try {
    await useProxies();
    const lock = asked.renew ? await renewed(progress) : await readLock();
    const files = await Promise.all(lock.packages.map((pinned) => fetchPackage(pinned, { progress })));
    if (asked.json) {
      const packages = lock.packages.map((pinned, index) => ({ ...pinned, file: files[index] }));
      process.stdout.write(`${JSON.stringify({ asOf: lock.asOf, packages })}\n`);
    } else {
      for (const { name, version, architecture, suite, sha256 } of lock.packages) {
        process.stdout.write(`${name} ${version} ${architecture} (${suite})  sha256:${sha256}\n`);
      }
    }
    return 0;
  } catch (error) {
    if (!(error instanceof DebianError)) throw error;
    process.stderr.write(`lago debian: ${error.message}\n`);
    return 1;
  }
}

async function renewed(progress: (line: string) => void): Promise<DebianLock> {
  const before = await readWishes();
  const after = await renewLock(before, { progress });
  if (after === before) {
    progress('every package is at its newest version');
    return before;
  }
  const known = new Set(before.packages.map(({ sha256 }) => sha256));
  for (const { name, version, architecture, sha256 } of after.packages) {
    if (!known.has(sha256)) progress(`${name} ${architecture}: now ${version}`);
  }
  await writeLock(after);
  progress(`wrote ${LOCK_FILE}`);
  return after;
}
