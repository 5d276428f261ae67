/** `lago eval`, `search` and `axioms`: the answer on standard output, or what is wrong and status 1. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, expect, it } from 'vitest';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'lago-ask-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const lago = (...args: string[]) =>
  execa(process.execPath, [MAIN, ...args], { cwd: folder, reject: false, env: { LAGO_CACHE: join(folder, 'cache') } });

it.each([
  [['eval', 'map (+ 1) [1, 2]'], 0, '[2, 3] : List Integer'],
  [['eval', 'lessThan 1 2', '--json'], 1, '{"diagnostics":'],
  [['search', 'Nat -> Nat -> Bool', '--module', 'Data.Nat'], 0, 'Data.Nat.'],
  [['search', 'Type -> Bool -> Void'], 1, 'nothing in scope has this type'],
  [['axioms', 'Data.Nat.plusCommutative'], 0, 'Data.Nat.plusCommutative : '],
  [['axioms', 'plusCommutative'], 2, ''],
  [['eval'], 2, ''],
])(
  'lago %j',
  async (args, status, begins) => {
    const { exitCode, stdout } = await lago(...args);
    expect(exitCode).toBe(status);
    expect(stdout.slice(0, begins.length)).toBe(begins);
  },
  60_000,
);
