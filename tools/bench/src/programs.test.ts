import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { PROGRAMS } from './programs.ts';
import { lago } from './workspace.ts';

it('each program of the benchmarks is accepted, so that what is measured is a check', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'lago-programs-'));
  try {
    // Those whose full size is cheap, and was once refused for taking too long.
    const whole = new Set(['literal', 'calculation', 'equations']);
    const files = Object.entries(PROGRAMS).map(([name, { size, most = size, write }]) => {
      const folder = mkdtempSync(join(scratch, `${name}-`));
      const texts = write(whole.has(name) ? most : Math.ceil(size / 40));
      for (const [file, text] of texts) writeFileSync(join(folder, file), text);
      return join(folder, texts.at(-1)![0]);
    });
    const [program, ...args] = lago('check', '--each', '--no-cache', ...files);
    const { stdout } = await execa(program, args, { reject: false, stdin: 'ignore' });
    expect(stdout.split('\n')).toEqual(files.map((file) => `accept ${file}`));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
