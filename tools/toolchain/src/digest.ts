/**
 * Digests of files and of trees (SHA-256).
 *
 * The digest of a tree is that of one line for each file, sorted by path: its SHA-256, a letter that says whether it can
 * be executed, its path. Directories count only through the files in them; times, owners and other modes do not count,
 * because an archive unpacked by another user at another time is the same tool.
 */
import { createHash, hash } from 'node:crypto';
import { createReadStream, lstatSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Larger files are read in pieces. A tool has ten thousand small ones, for which streams take most of the time. */
const WHOLE = 1 << 20;

export async function sha256File(path: string, size = lstatSync(path).size): Promise<string> {
  if (size <= WHOLE) return hash('sha256', readFileSync(path));
  const sum = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: WHOLE }), sum);
  return sum.digest('hex');
}

/** @throws Error if the tree holds anything but directories and regular files (a wheel has nothing else) */
export async function treeDigest(root: string): Promise<string> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const lines: { path: string; line: string }[] = [];
  for (const entry of entries) {
    if (entry.isDirectory()) continue;
    const full = join(entry.parentPath, entry.name);
    if (!entry.isFile()) throw new Error(`${full}: neither a file nor a directory`);
    const path = full.slice(root.length + 1);
    const { mode, size } = lstatSync(full);
    lines.push({ path, line: `${await sha256File(full, size)} ${(mode & 0o100) !== 0 ? 'x' : '-'} ${path}\n` });
  }
  lines.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  return hash('sha256', lines.map(({ line }) => line).join(''));
}
