/**
 * The kernel stays small enough to be read by somebody who does not believe it: its size is part of what it promises.
 *
 * What counts: every file of this folder that is not a test or for tests; lines that hold code, so neither blank lines nor
 * comments. The types of core that it shares with the elaborator (core/format.ts) hold no code and are not counted.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const LIMIT = 1310;

const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.ts') && !/\.test(ing)?\.ts$/.test(file),
);
const text = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const code = (file: string): number =>
  text(file)
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/.*)?$/.test(line)).length;

it(`has at most ${LIMIT} lines of code`, () => {
  expect(files.length).toBeGreaterThan(5);
  expect(files.reduce((sum, file) => sum + code(file), 0)).toBeLessThanOrEqual(LIMIT);
});
it('depends on nothing: only on its own files, and on types of core', () => {
  const foreign = files.flatMap((file) =>
    [...text(file).matchAll(/^(?:import|export) (.*) from '([^']+)';$/gm)].flatMap(([line, what, from]) =>
      from!.startsWith('./') || (from === '../core/format.ts' && what!.startsWith('type ')) ? [] : [`${file}: ${line}`],
    ),
  );
  expect(foreign).toEqual([]);
});
