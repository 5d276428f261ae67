/** The program that does to a tree what Node cannot (targets/obli-pkg/tests/hand.zig). */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zig, zigEnvironment } from '@lago-grey/toolchain';
import { execa } from 'execa';
import { kept } from './kept.ts';

const SOURCE = resolve(import.meta.dirname, '../../../../targets/obli-pkg/tests/hand.zig');

export async function hand(): Promise<string> {
  const digest = createHash('sha256').update(readFileSync(SOURCE)).digest('hex').slice(0, 16);
  return kept('hand', digest, async (work) => {
    const program = join(work, 'hand');
    const options = ['-O', 'ReleaseSmall', '-fsingle-threaded', `-femit-bin=${program}`];
    await execa(await zig(), ['build-exe', SOURCE, ...options], { env: zigEnvironment() });
    return program;
  });
}
