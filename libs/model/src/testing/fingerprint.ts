/** Everything that a file system tells of a tree, as lines: equal for trees that nobody can tell apart. */
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { sha512 } from './tree.ts';

const KIND = 0o170000n;

function describe(root: string, path: string): string {
  const file = join(root, path);
  const { mode, uid, gid, size, mtimeNs, ino, nlink } = lstatSync(file, { bigint: true });
  const metadata = `${JSON.stringify(path)} ${mode.toString(8)} ${uid}:${gid} ${mtimeNs} ${ino}`;
  // A folder's size and number of links follow from what is in it; how they do differs between file systems.
  if ((mode & KIND) === 0o040000n) return metadata;
  const more = `${metadata} ${size} ${nlink}`;
  if ((mode & KIND) === 0o120000n) return `${more} ${readlinkSync(file)}`;
  return (mode & KIND) === 0o100000n ? `${more} ${sha512(readFileSync(file))}` : more;
}

/** The root itself and all beneath it, but for the paths that are left out with what is in them. */
export function fingerprint(root: string, leaveOut: (path: string) => boolean = () => false): string[] {
  const lines: string[] = [];
  const walk = (path: string): void => {
    if (leaveOut(path)) return;
    lines.push(describe(root, path));
    if (!lstatSync(join(root, path)).isDirectory()) return;
    for (const name of readdirSync(join(root, path)).sort()) walk(path === '' ? name : `${path}/${name}`);
  };
  walk('');
  return lines;
}
