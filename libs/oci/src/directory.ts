/**
 * A folder on disk as the entries of a layer: kinds, permissions, contents and links; owners are all root.
 *
 * Times are not looked at, since a layer has one for all. Hard links are found by their inode, as `tar` does.
 * Not here: devices, sockets and pipes, which an image may not hold.
 */
import { lstat, readdir, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from './entry.ts';
import { ImageError } from './errors.ts';

const AT_ONCE = 32;

/** Everything below a folder, in no particular order: `arrange` gives it one. */
export async function directoryEntries(folder: string): Promise<Entry[]> {
  const paths = await readdir(folder, { recursive: true });
  const entries: Entry[] = [];
  const files = new Map<string, string>();
  for (let at = 0; at < paths.length; at += AT_ONCE) {
    const some = paths.slice(at, at + AT_ONCE);
    const found = await Promise.all(some.map((path) => entryAt(folder, path)));
    for (const { entry, inode } of found) {
      const target = inode === undefined ? undefined : files.get(inode);
      if (target === undefined) entries.push(entry);
      else {
        const { path, mode, uid, gid, from } = entry;
        entries.push({ path, mode, uid, gid, from, kind: 'hardlink', target });
      }
      if (inode !== undefined) files.set(inode, target ?? entry.path);
    }
  }
  return entries;
}

/** An entry, and for a file of several names what they have in common. */
async function entryAt(folder: string, path: string): Promise<{ entry: Entry; inode: string | undefined }> {
  const file = join(folder, path);
  const found = await lstat(file);
  const common = { path, mode: found.mode & 0o7777, uid: 0, gid: 0, from: file };
  if (found.isDirectory()) return { entry: { ...common, kind: 'directory' }, inode: undefined };
  if (found.isSymbolicLink()) {
    return { entry: { ...common, mode: 0o777, kind: 'symlink', target: await readlink(file) }, inode: undefined };
  }
  if (!found.isFile()) throw new ImageError(`${file} is neither file, directory nor link`, 'take it out of the folder');
  const inode = found.nlink > 1 ? `${found.dev}:${found.ino}` : undefined;
  return { entry: { ...common, kind: 'file', content: { kind: 'file', file, size: found.size } }, inode };
}
