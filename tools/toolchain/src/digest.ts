/**
 * Digests of files and of trees (SHA-256).
 *
 * The digest of a tree is that of one line for each file, sorted by path: its SHA-256, a letter that says whether it can
 * be executed, its path. Directories count only through the files in them; times, owners and other modes do not count,
 * because an archive unpacked by another user at another time is the same tool.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export async function sha256File(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
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
    const executable = ((await lstat(full)).mode & 0o100) !== 0;
    lines.push({ path, line: `${await sha256File(full)} ${executable ? 'x' : '-'} ${path}\n` });
  }
  lines.sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
  const hash = createHash('sha256');
  for (const { line } of lines) hash.update(line);
  return hash.digest('hex');
}
