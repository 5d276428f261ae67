/**
 * The kernel stays small enough to be read by somebody who does not believe it: its size is part of what it promises.
 *
 * What counts: every line of every file of this folder that is not for tests, but for empty ones and those that hold
 * nothing but a comment.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const LIMIT = 1200;

const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.ts') && !/\.test(ing)?\.ts$/.test(file),
);
const text = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const lines = (file: string): number =>
  text(file)
    .replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, '')
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/.*)?$/.test(line)).length;

it(`has at most ${LIMIT} lines of code`, () => {
  const counts = Object.fromEntries(files.map((file) => [file, lines(file)]));
  expect(files.length).toBeGreaterThan(5);
  expect(
    Object.values(counts).reduce((sum, count) => sum + count),
    JSON.stringify(counts),
  ).toBeLessThanOrEqual(LIMIT);
});
it('depends on nothing: only on its own files, and on types of core', () => {
  const foreign = files.flatMap((file) =>
    [...text(file).matchAll(/^(?:import|export) (.*) from '([^']+)';$/gm)].flatMap(([line, what, from]) =>
      from!.startsWith('./') || (from === '../core/format.ts' && what!.startsWith('type ')) ? [] : [`${file}: ${line}`],
    ),
  );
  expect(foreign).toEqual([]);
});
