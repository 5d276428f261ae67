/**
 * What a program of targets/ is built from, as one digest: its Zig sources, the ABI that they use, and what it shares with
 * others (targets/crypto), how C sources are compiled into it among that.
 *
 * `lago build` hands it to the program, which tells it (`--json version`) and so has it as text, from which it is seen that the
 * program in dist/ is the one that the tree describes. Not in it: the compiler and how it was called, which the program tells as well.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { treeDigest } from './digest.ts';

/** The folders that a program of targets/ takes part of itself from, relative to the root, as its build.zig.zon names them. */
export function sharedFolders(root: string, name: string): string[] {
  const description = join(root, 'targets', name, 'build.zig.zon');
  if (!existsSync(description)) return [];
  const found = readFileSync(description, 'utf8').matchAll(/\.path = "\.\.\/([a-z0-9-]+)"/g);
  return [...found].map((match) => join('targets', match[1] ?? ''));
}

export async function sourceDigest(root: string, name: string): Promise<string> {
  const folders = [join('targets', name, 'src'), ...sharedFolders(root, name), 'abi/zig'];
  const digests = await Promise.all(folders.map((folder) => treeDigest(join(root, folder))));
  return createHash('sha256').update(digests.join('\n')).digest('hex');
}

/** A program, and whether it is there, built from the sources that are. */
export interface Program {
  readonly file: string;
  /** The command that builds it. */
  readonly build: string;
  readonly state: 'current' | 'stale' | 'absent';
}

/** The program of targets/NAME in dist/, for this machine unless another is named. */
export async function programOf(
  root: string,
  name: string,
  arch: 'amd64' | 'arm64' = process.arch === 'arm64' ? 'arm64' : 'amd64',
): Promise<Program> {
  const file = join(root, 'dist', name, arch, name);
  const build = `npx lago build ${name} --arch ${arch}`;
  if (!existsSync(file)) return { file, build, state: 'absent' };
  return { file, build, state: (await isCurrent(root, name, file)) ? 'current' : 'stale' };
}

/** Whether this file was built from the sources of targets/NAME. */
export async function isCurrent(root: string, name: string, file: string): Promise<boolean> {
  return (await readFile(file)).includes(await sourceDigest(root, name));
}
