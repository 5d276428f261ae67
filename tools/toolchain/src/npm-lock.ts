/**
 * package-lock.json, made whole for every platform.
 *
 * npm leaves an optional package out of the lock when the registry it asks does not carry it, and `npm ci` then refuses
 * the lock on every machine. Such packages are the native parts for platforms that are not built on here; an entry with
 * the version its parent pins and the platform its name says is enough for npm to pass over it, without a download.
 * Entries that npm has written itself are never touched.
 */

interface LockEntry {
  readonly [field: string]: unknown;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface NpmLock {
  readonly [field: string]: unknown;
  readonly packages: Readonly<Record<string, LockEntry>>;
}

export interface Platform {
  readonly os: string;
  readonly cpu: string;
  readonly libc?: 'glibc' | 'musl';
}

const SYSTEMS = ['android', 'darwin', 'win32', 'freebsd', 'openharmony', 'linux'];
const PROCESSORS = ['arm64', 'x64', 'ppc64', 'riscv64', 's390x', 'ia32', 'arm'];

/** The platform in a name such as @nx/nx-linux-arm64-musl; undefined where the name says none. */
export function platformOf(name: string): Platform | undefined {
  const words = name.slice(name.lastIndexOf('/') + 1).split('-');
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return undefined;
  if (os !== 'linux') return { os, cpu };
  const last = words.at(-1) ?? '';
  if (last.startsWith('musl')) return { os, cpu, libc: 'musl' };
  return last.startsWith('gnu') ? { os, cpu, libc: 'glibc' } : { os, cpu };
}

/** Where npm would find `name` from the package at `path`: the nearest node_modules up the tree. */
function isLocked(packages: NpmLock['packages'], path: string, name: string): boolean {
  for (let at = path; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}

/** The optional packages that the lock does not have: name and version. */
export function missingOptional(lock: NpmLock): { name: string; version: string }[] {
  return Object.entries(lock.packages).flatMap(([path, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(lock.packages, path, name))
      .map(([name, version]) => ({ name, version })),
  );
}

/** @throws Error if a package is missing whose name says no platform: then it may be needed, and has to be fetched */
export function completeNpmLock(lock: NpmLock): NpmLock {
  const packages: Record<string, LockEntry> = { ...lock.packages };
  for (const { name, version } of missingOptional(lock)) {
    const platform = platformOf(name);
    if (platform === undefined) {
      throw new Error(`package-lock.json lacks ${name} ${version}: run npm install --package-lock-only`);
    }
    packages[`node_modules/${name}`] = {
      version,
      cpu: [platform.cpu],
      dev: true,
      ...(platform.libc === undefined ? {} : { libc: [platform.libc] }),
      optional: true,
      os: [platform.os],
    };
  }
  const sorted = Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lock, packages: Object.fromEntries(sorted) };
}
