/** Programs that do what Node cannot, or cannot in time (targets/obli-pkg/tests). */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { zig, zigEnvironment } from '@lago-grey/toolchain';
import { execa } from 'execa';
import { kept } from './kept.ts';

const SOURCES = resolve(import.meta.dirname, '../../../../targets/obli-pkg/tests');

async function compiled(name: string): Promise<string> {
  const source = join(SOURCES, `${name}.zig`);
  const digest = createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16);
  return kept(name, digest, async (work) => {
    const program = join(work, name);
    const options = ['-O', 'ReleaseSmall', '-fsingle-threaded', `-femit-bin=${program}`];
    await execa(await zig(), ['build-exe', source, ...options], { env: zigEnvironment() });
    return program;
  });
}

/** What is done to a tree. */
export const hand = (): Promise<string> => compiled('hand');

/** What starts programs: start.ts. */
export const starter = (): Promise<string> => compiled('starter');
