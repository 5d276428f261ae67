/**
 * Programs that tests compile for themselves, kept in the cache.
 *
 * Each is made beside its place and moved there whole, so that any number of runs may make the same one at once, and none takes
 * away what another is using. What a program is made of is for its name to say: one that is there is never made again, and
 * one that nobody has asked for in two days is removed, since the sources that it was made of are gone by then.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheRoot } from '@lago-grey/toolchain';

const LONGEST_MS = 2 * 86_400_000;

/** A program that goes just now under somebody else's hands is none of ours. */
function removeForgotten(folder: string): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const { mtimeMs = Number.POSITIVE_INFINITY } = statSync(path, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < Date.now() - LONGEST_MS) rmSync(path, { recursive: true, force: true });
  }
}

/**
 * The program of this name in a folder of the cache.
 *
 * @param make compiles it in an empty folder, which is removed afterwards, and says where there it is
 */
export async function kept(folder: string, name: string, make: (work: string) => Promise<string>): Promise<string> {
  const program = join(cacheRoot(), folder, name);
  if (existsSync(program)) {
    utimesSync(program, new Date(), new Date());
    return program;
  }
  const work = mkdtempSync(join(tmpdir(), `lago-${folder}-`));
  const partial = `${program}.${process.pid}`;
  try {
    mkdirSync(join(cacheRoot(), folder), { recursive: true });
    removeForgotten(join(cacheRoot(), folder));
    copyFileSync(await make(work), partial);
    renameSync(partial, program);
    return program;
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(partial, { force: true });
  }
}
