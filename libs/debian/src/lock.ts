/**
 * The lock: which Debian packages the images are made from, to the byte.
 *
 * What is wanted (`names`, from `suites`, for `architectures`) and what was found for it lie in one file, so that
 * renewing needs nothing else. `asOf` is the date of the archive's own index on the day a pinned package last changed:
 * it becomes the date of everything in an image, in place of a clock.
 *
 * Not here: the host the packages come from. That is the machine's affair (sources.ts).
 */
import { readFile, rename, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { DebianError, RENEW } from './errors.ts';

export interface LockedPackage {
  readonly name: string;
  readonly version: string;
  /** `all`, or a Debian architecture. */
  readonly architecture: string;
  readonly suite: string;
  /** Below the archive's root, as its Packages index says. */
  readonly path: string;
  /** Bytes of the .deb. */
  readonly size: number;
  /** Of the .deb, in lower-case hexadecimal. */
  readonly sha256: string;
}

export interface DebianLock {
  readonly format: 'lago-debian-lock/1';
  readonly asOf: string;
  readonly suites: readonly string[];
  readonly architectures: readonly string[];
  readonly names: readonly string[];
  readonly packages: readonly LockedPackage[];
}

/** The lock of this repository. */
export const LOCK_FILE = fileURLToPath(new URL('../lock.json', import.meta.url));

type Fields = Record<string, unknown>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Reads the text of a lock; every mistake in it is named, not only the first.
 *
 * @param pinned whether each wish has to have its package already: a renewal starts from wishes
 */
export function parseLock(text: string, file: string, pinned: 'pinned' | 'wishes' = 'pinned'): DebianLock {
  const mistakes: string[] = [];
  const string = (fields: Fields, key: string, where: string, pattern = /^.+$/): string => {
    const value = fields[key];
    if (typeof value === 'string' && pattern.test(value)) return value;
    mistakes.push(`${where}${key}: expected a string like ${pattern.source}, got ${JSON.stringify(value)}`);
    return '';
  };
  const list = <T>(fields: Fields, key: string, item: (value: unknown, where: string) => T): T[] => {
    const value = fields[key];
    if (Array.isArray(value)) return value.map((each, index) => item(each, `${key}[${index}].`));
    mistakes.push(`${key}: expected a list, got ${JSON.stringify(value)}`);
    return [];
  };
  const word = (value: unknown, where: string): string => string({ '': value }, '', where, /^[a-z0-9][a-z0-9.+-]*$/);
  const locked = (value: unknown, where: string): LockedPackage => {
    const fields = isFields(value) ? value : {};
    const size = fields['size'];
    if (typeof size !== 'number' || !Number.isSafeInteger(size) || size <= 0) {
      mistakes.push(`${where}size: expected a number of bytes, got ${JSON.stringify(size)}`);
    }
    return {
      name: string(fields, 'name', where, /^[a-z0-9][a-z0-9.+-]+$/),
      version: string(fields, 'version', where, /^[A-Za-z0-9.+:~-]+$/),
      architecture: string(fields, 'architecture', where, /^[a-z0-9-]+$/),
      suite: string(fields, 'suite', where),
      path: string(fields, 'path', where, /^(?!.*\.\.)[A-Za-z0-9][^?#\\]*\.deb$/),
      size: typeof size === 'number' ? size : 0,
      sha256: string(fields, 'sha256', where, /^[0-9a-f]{64}$/),
    };
  };
  const fields = parseObject(text, file);
  const lock: DebianLock = {
    format: 'lago-debian-lock/1',
    asOf: string(fields, 'asOf', '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    suites: list(fields, 'suites', word),
    architectures: list(fields, 'architectures', word),
    names: list(fields, 'names', word),
    packages: list(fields, 'packages', locked),
  };
  if (fields['format'] !== lock.format) mistakes.push(`format: expected "${lock.format}"`);
  if (pinned === 'pinned') mistakes.push(...unpinned(lock));
  if (mistakes.length > 0) throw new DebianError(`${file} is no lock:\n  ${mistakes.join('\n  ')}`, RENEW);
  return lock;
}

function unpinned(lock: DebianLock): string[] {
  return lock.names.flatMap((name) =>
    lock.architectures.flatMap((architecture) =>
      findPackage(lock, name, architecture) === undefined ? [`packages: no ${name} for ${architecture}`] : [],
    ),
  );
}

function parseObject(text: string, file: string): Fields {
  try {
    const value: unknown = JSON.parse(text);
    if (isFields(value)) return value;
  } catch (error) {
    throw new DebianError(`${file} is not JSON: ${String(error)}`, `restore it from git, then ${RENEW}`);
  }
  throw new DebianError(`${file} is no lock: expected an object`, `restore it from git, then ${RENEW}`);
}

/** The pinned package of that name that runs on `architecture`. */
export function findPackage(lock: DebianLock, name: string, architecture: string): LockedPackage | undefined {
  return lock.packages.find(
    (each) => each.name === name && (each.architecture === 'all' || each.architecture === architecture),
  );
}

export async function readLock(file = LOCK_FILE): Promise<DebianLock> {
  return parseLock(await readFile(file, 'utf8'), file);
}

/** What a renewal starts from: names that have no package yet are fine. */
export async function readWishes(file = LOCK_FILE): Promise<DebianLock> {
  return parseLock(await readFile(file, 'utf8'), file, 'wishes');
}

/** The text of a lock: one order and one layout, so that a renewal's diff shows what changed and nothing else. */
export function formatLock(lock: DebianLock): string {
  const packages = [...lock.packages].sort((a, b) => key(a).localeCompare(key(b), 'en'));
  const text = JSON.stringify({ ...lock, packages }, undefined, 2);
  const words = /\[\n\s+("[^\][{}]*")\n\s+\]/g;
  return `${text.replace(words, (_, list: string) => `[${list.replace(/\s*\n\s*/g, ' ')}]`)}\n`;
}

const key = (each: LockedPackage): string => `${each.name} ${each.architecture}`;

export async function writeLock(lock: DebianLock, file = LOCK_FILE): Promise<void> {
  const partial = `${file}.${process.pid}`;
  await writeFile(partial, formatLock(lock));
  await rename(partial, file);
}
