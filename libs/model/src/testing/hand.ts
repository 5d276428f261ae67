/** The program that does to a tree what Node cannot (targets/obli-pkg/tests/hand.zig), compiled once into the cache. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cacheRoot, zig, zigEnvironment } from '@lago-grey/toolchain';
import { execa } from 'execa';

const SOURCE = resolve(import.meta.dirname, '../../../../targets/obli-pkg/tests/hand.zig');

export async function hand(): Promise<string> {
  const digest = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 16);
  const folder = join(cacheRoot(), 'hand');
  const program = join(folder, digest);
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const partial = `${program}.${process.pid}`;
  const options = ['-O', 'ReleaseSmall', '-fsingle-threaded', `-femit-bin=${partial}`];
  await execa(await zig(), ['build-exe', SOURCE, ...options], { env: zigEnvironment() });
  renameSync(partial, program);
  return program;
}
