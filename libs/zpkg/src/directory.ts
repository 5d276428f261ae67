/**
 * A tree on disk to a package.
 *
 * Owners are 0:0 and attributes none unless asked otherwise, so that equal trees give equal packages whoever packs them. Files with several
 * names become hard links to the first in path order. Devices, sockets and FIFOs are refused: no package may have one.
 */
import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Owner } from './metadata.ts';
import { type Attribute, type Entry, type Package, ZpkgError } from './package.ts';
import { checkPath, comparePaths } from './path.ts';

export interface TreeOptions {
  /** Owner of every entry that has none of its own; 0:0 if not given. */
  readonly owner?: Owner;
  /** Owners of single paths. */
  readonly owners?: ReadonlyMap<string, Owner>;
  /** Extended attributes of paths: of a file with several names, those of its first. */
  readonly attributes?: ReadonlyMap<string, readonly Attribute[]>;
}

const NANOSECONDS = 1_000_000_000n;
const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Times before 1970 round down, so that the nanoseconds are never negative. */
function time(nanoseconds: bigint): { seconds: bigint; nanoseconds: number } {
  const rest = ((nanoseconds % NANOSECONDS) + NANOSECONDS) % NANOSECONDS;
  return { seconds: (nanoseconds - rest) / NANOSECONDS, nanoseconds: Number(rest) };
}

function text(bytes: Uint8Array, reason: 'bad_path' | 'bad_link', what: string): string {
  try {
    return UTF8.decode(bytes);
  } catch {
    throw new ZpkgError(reason, `${what} is not UTF-8: ${Buffer.from(bytes).toString('latin1')}`);
  }
}

/** Paths below a folder, relative to it, in the order of their bytes. */
async function paths(root: string, folder = ''): Promise<string[]> {
  const here = await readdir(join(root, folder), { withFileTypes: true, encoding: 'buffer' });
  const found: string[] = [];
  for (const each of here) {
    const name = text(each.name, 'bad_path', `a name in ${folder === '' ? root : folder}`);
    const path = folder === '' ? name : `${folder}/${name}`;
    found.push(path);
    if (each.isDirectory()) found.push(...(await paths(root, path)));
  }
  return folder === '' ? found.sort(comparePaths) : found;
}

/**
 * The entries of everything below a folder; the folder itself is not one.
 *
 * @throws ZpkgError for what a package cannot hold, with its path
 */
export async function readTree(
  root: string,
  { owner = { uid: 0, gid: 0 }, owners = new Map(), attributes = new Map() }: TreeOptions = {},
): Promise<Entry[]> {
  const entries: Entry[] = [];
  const firstNames = new Map<string, string>();
  const named = new Set([...owners.keys(), ...attributes.keys()]);
  for (const path of await paths(root)) {
    checkPath(path);
    const file = join(root, path);
    const stat = await lstat(file, { bigint: true });
    named.delete(path);
    const common = {
      path,
      mode: Number(stat.mode & 0o7777n),
      ...(owners.get(path) ?? owner),
      mtime: time(stat.mtimeNs),
    };
    const given = attributes.get(path);
    const adorned = given === undefined || given.length === 0 ? {} : { attributes: given };
    if (stat.isDirectory()) {
      entries.push({ kind: 'directory', ...common, ...adorned });
    } else if (stat.isSymbolicLink()) {
      const target = text(await readlink(file, { encoding: 'buffer' }), 'bad_link', `the target of ${path}`);
      entries.push({ kind: 'symlink', ...common, ...adorned, mode: 0o777, target });
    } else if (stat.isFile()) {
      const inode = `${stat.dev}:${stat.ino}`;
      const target = stat.nlink > 1n ? firstNames.get(inode) : undefined;
      if (target !== undefined) {
        const { uid, gid, user, group } = owners.get(target) ?? owner;
        const same = { uid, gid, ...(user === undefined ? {} : { user }), ...(group === undefined ? {} : { group }) };
        entries.push({ kind: 'hardlink', path, mode: common.mode, mtime: common.mtime, ...same, target });
        continue;
      }
      firstNames.set(inode, path);
      entries.push({ kind: 'file', ...common, ...adorned, content: new Uint8Array(await readFile(file)) });
    } else {
      throw new ZpkgError('bad_kind', `${JSON.stringify(path)} is neither a file, a directory nor a link`);
    }
  }
  const [missing] = named;
  if (missing !== undefined) {
    throw new ZpkgError(
      'bad_path',
      `owner or attributes are given to ${JSON.stringify(missing)}, which is not in ${root}`,
    );
  }
  return entries;
}

/** The package of a folder, unsigned. */
export async function packageOf(
  root: string,
  { name, version, relations = [], ...options }: TreeOptions & Pick<Package, 'name' | 'version' | 'relations'>,
): Promise<Package> {
  const entries = await readTree(root, options);
  return { name, version, entries, ...(relations.length === 0 ? {} : { relations }), signatures: [] };
}
