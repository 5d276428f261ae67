/**
 * Whether a folder holds what was generated for it, and making it so.
 *
 * Writing goes through a temporary name, one file at a time, so that a reader never sees half a file.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';

export { diff } from './diff.ts';

/** File name within the folder → text. */
export type Generated = ReadonlyMap<string, string>;

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

/** The folders in abi/ that hold nothing but generated files. */
const OWNED = ['include', 'zig', 'ts'];

/**
 * Every difference between a folder and what belongs there, both ways, by file name.
 *
 * @param owned the folders in it that hold nothing else
 */
export async function drift(folder: string, generated: Generated, owned: readonly string[] = OWNED): Promise<Drift[]> {
  const found = (await Promise.all(owned.map((each) => filesIn(join(folder, each))))).flat();
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
export async function write(folder: string, generated: Generated, owned?: readonly string[]): Promise<Drift[]> {
  const changes = await drift(folder, generated, owned);
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
