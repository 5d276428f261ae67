/**
 * What is generated from a manifest, and whether a folder still holds it.
 *
 * The same manifest gives the same bytes on every machine. Writing is left to the caller for one file at a time through a
 * temporary name, so that a reader never sees half a file.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { cHeader } from './c.ts';
import { printManifest } from './json.ts';
import type { Manifest } from './manifest.ts';
import { typescriptBindings } from './typescript.ts';
import { zigModule } from './zig.ts';

/** File name within abi/ → text. */
export type Generated = ReadonlyMap<string, string>;

export function generate(manifest: Manifest): Generated {
  return new Map([
    ['manifest.json', printManifest(manifest)],
    ['include/lago_grey.h', cHeader(manifest)],
    ['zig/abi.zig', zigModule(manifest)],
    ['ts/abi.ts', typescriptBindings(manifest)],
  ]);
}

/** The folders that hold nothing but generated files. */
const OWNED = ['include', 'zig', 'ts'];

/** One file that is not what would be generated. */
export interface Drift {
  readonly file: string;
  /** undefined: the file should not be there. */
  readonly expected: string | undefined;
  /** undefined: the file is not there. */
  readonly found: string | undefined;
}

async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => !entry.isDirectory()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Every difference between a folder and what belongs there, both ways, by file name. */
export async function drift(folder: string, generated: Generated): Promise<Drift[]> {
  const found = (await Promise.all(OWNED.map((each) => filesIn(join(folder, each))))).flat();
  const names = new Set([...generated.keys(), ...found.map((file) => relative(folder, file).split(sep).join('/'))]);
  const all = await Promise.all(
    [...names].sort().map(async (file) => ({
      file,
      expected: generated.get(file),
      found: await textOf(join(folder, file)),
    })),
  );
  return all.filter(({ expected, found }) => expected !== found);
}

/** Makes a folder hold exactly what was generated; answers what was not so before. */
export async function write(folder: string, generated: Generated): Promise<Drift[]> {
  const changes = await drift(folder, generated);
  for (const { file, expected } of changes) {
    const target = join(folder, file);
    if (expected === undefined) {
      await rm(target);
      continue;
    }
    await mkdir(dirname(target), { recursive: true });
    const temporary = `${target}.${process.pid}.tmp`;
    await writeFile(temporary, expected);
    await rename(temporary, target);
  }
  return changes;
}
