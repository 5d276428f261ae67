/**
 * What a program of targets/ is built from, as one digest: its Zig sources, the ABI that they use, and how C
 * sources are compiled into it.
 *
 * `lago build` hands it to the program, which tells it (`version --json`), so that a test can see that the program in dist/ is
 * the one that the tree describes. Not in it: the compiler and how it was called, which the program tells as well.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { treeDigest } from './digest.ts';

export async function sourceDigest(root: string, name: string): Promise<string> {
  const folders = ['src', 'native'].map((folder) => join(root, 'targets', name, folder)).filter(existsSync);
  folders.push(join(root, 'abi/zig'));
  const digests = await Promise.all(folders.map(treeDigest));
  return createHash('sha256').update(digests.join('\n')).digest('hex');
}
