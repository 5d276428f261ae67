/**
 * The kernel stays small enough to be read by somebody who does not believe it: its size is part of what it promises.
 *
 * What counts: every file of this folder that is not for tests, and of it what runs: lines that are left when the types are
 * stripped, as Node does it, and hold neither a comment only nor nothing. A type can refuse a mistake in the kernel and
 * cannot make one, so types are free here.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const LIMIT = 1200;

const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith('.ts') && !/\.test(ing)?\.ts$/.test(file),
);
const text = (file: string) => readFileSync(join(import.meta.dirname, file), 'utf8');
const lines = (file: string): number =>
  stripTypeScriptTypes(text(file))
    .replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ''))
    .split('\n')
    .filter((line) => !/^\s*(?:\/\/.*|;)?$/.test(line)).length;

it(`has at most ${LIMIT} lines that run`, () => {
  expect(files.length).toBeGreaterThan(5);
  expect(files.reduce((sum, file) => sum + lines(file), 0)).toBeLessThanOrEqual(LIMIT);
});
it('depends on nothing: only on its own files, and on types of core', () => {
  const foreign = files.flatMap((file) =>
    [...text(file).matchAll(/^(?:import|export) (.*) from '([^']+)';$/gm)].flatMap(([line, what, from]) =>
      from!.startsWith('./') || (from === '../core/format.ts' && what!.startsWith('type ')) ? [] : [`${file}: ${line}`],
    ),
  );
  expect(foreign).toEqual([]);
});
