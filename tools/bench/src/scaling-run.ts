/**
 * `scaling-run.ts PROGRAM RUNS SIZE…`: checks one program of programs.ts at each size, in one process, and prints the
 * processor's milliseconds as JSON.
 *
 * Not counted: starting Node, reading the library (from a cache that is filled first) and compiling the checker, which the
 * smallest size is checked once for. What the processor worked is counted, not what the clock says, since other programs
 * on the machine stretch the latter.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkFiles } from '@lago-grey/idris';
import type { Point } from './fit.ts';
import { PROGRAMS } from './programs.ts';

const [name = '', runs = '', ...sizes] = process.argv.slice(2);
const program = PROGRAMS[name];
if (program === undefined) throw new Error(`${name} is no program of programs.ts`);

const scratch = mkdtempSync(join(tmpdir(), 'lago-scaling-'));
/** What is known of the library, and nothing else. */
const library = join(scratch, 'library');
let written = 0;

function write(files: readonly (readonly [file: string, text: string])[]): string {
  const folder = join(scratch, String(++written));
  mkdirSync(folder);
  for (const [file, text] of files) writeFileSync(join(folder, file), text);
  return join(folder, files.at(-1)![0]);
}

async function milliseconds(file: string): Promise<number> {
  const cache = join(scratch, 'cache');
  rmSync(cache, { recursive: true, force: true });
  cpSync(library, cache, { recursive: true });
  globalThis.gc?.();
  const before = process.cpuUsage();
  const result = await checkFiles([file], { cache });
  const { user, system } = process.cpuUsage(before);
  if (result.verdict !== 'accept') throw new Error(`${name}: ${result.diagnostics[0]?.message}`);
  return (user + system) / 1000;
}

const least = async (file: () => string): Promise<number> => {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < Number(runs); run++) best = Math.min(best, await milliseconds(file()));
  return best;
};
const nothing = () => write([['Main.idr', 'module Main\nimport Decidable.Equality\n']]);

try {
  await checkFiles([nothing()], { cache: library });
  const asked = sizes.map(Number);
  await milliseconds(write(program.write(Math.min(...asked))));
  const constant = await least(nothing);
  const points: Point[] = [];
  for (const size of asked) {
    points.push({ size, time: Math.max(0, (await least(() => write(program.write(size)))) - constant) });
  }
  process.stdout.write(`${JSON.stringify(points)}\n`);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
