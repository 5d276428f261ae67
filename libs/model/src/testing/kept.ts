/**
 * Programs that tests compile for themselves, kept in the cache.
 *
 * Each is made beside its place and moved there whole, so that any number of runs may make the same one at once, and none takes
 * away what another is using. What a program is made of is for its name to say: one that is there is never made again.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheRoot } from '@lago-grey/toolchain';

/**
 * The program of this name in a folder of the cache.
 *
 * @param make compiles it in an empty folder, which is removed afterwards, and says where there it is
 */
export async function kept(folder: string, name: string, make: (work: string) => Promise<string>): Promise<string> {
  const program = join(cacheRoot(), folder, name);
  if (existsSync(program)) return program;
  const work = mkdtempSync(join(tmpdir(), `lago-${folder}-`));
  const partial = `${program}.${process.pid}`;
  try {
    mkdirSync(join(cacheRoot(), folder), { recursive: true });
    copyFileSync(await make(work), partial);
    renameSync(partial, program);
    return program;
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(partial, { force: true });
  }
}
