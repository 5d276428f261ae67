import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderText } from '../render/text.ts';
import { type CheckResult, checkFiles } from './check.ts';

const range = (count: number): number[] => [...Array(count).keys()];
const wrapped = (open: string, count: number, inside: string) => `${open.repeat(count)}${inside}${')'.repeat(count)}`;

/** What no person writes, with what is said of it. */
const HOSTILE: Readonly<Record<string, readonly [text: string | Buffer, message: RegExp]>> = {
  Parentheses: [`x : Nat\nx = ${wrapped('(', 100_000, '1')}`, /nested more than \d+ deep \[resource\]/],
  Unclosed: [`x : Nat\nx = ${'('.repeat(100_000)}`, /nested more than \d+ deep \[resource\]/],
  Comments: ['{-'.repeat(100_000), /this comment is never closed/],
  Rubbish: [Buffer.alloc(10_000_000, '\x00\xff({[\'"'), /this file has 10000000 bytes/],
  Ambiguous: [
    `${range(300)
      .map((at) => `namespace N${at}\n  export\n  f : Nat -> Nat\n  f x = x\n`)
      .join('')}x : Nat\nx = ${wrapped('f (', 30, '1')}`,
    /too many ambiguous names/,
  ],
  Normal: [
    'f : Nat -> Nat\nf Z = 1\nf (S n) = f n + f n\n\np : f 100 = f 100 + 0\np = Refl',
    /this takes too long to evaluate \[resource\]/,
  ],
  Squared: [
    `sq : Nat -> Nat\nsq n = n * n\n\np : ${wrapped('sq (', 60, '3')} = 0\np = Refl`,
    /another type than is expected/,
  ],
  SquaredInteger: [
    `sq : Integer -> Integer\nsq n = n * n\n\np : ${wrapped('sq (', 60, '3')} = 0\np = Refl`,
    /another type than is expected/,
  ],
  DoubledText: [
    `twice : String -> String\ntwice s = s ++ s\n\np : ${wrapped('twice (', 60, '"abc"')} = ""\np = Refl`,
    /another type than is expected/,
  ],
  Name: [`x : Nat\nx = ${'y'.repeat(1_000_000)}`, /yyyy… \(\d+ more characters\) \[scope\]/],
  Doubled: [
    `x : Nat\nx = let x0 = Z; ${range(25)
      .map((at) => `x${at + 1} = (x${at}, x${at})`)
      .join('; ')} in Z`,
    /this takes too long to evaluate \[resource\]/,
  ],
};

let folder: string;
let result: CheckResult;
const path = (name: string) => join(folder, `${name}.idr`);
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lago-hostile-'));
  for (const [name, [text]] of Object.entries(HOSTILE))
    writeFileSync(path(name), typeof text === 'string' ? `module ${name}\n\n${text}\n` : text);
  writeFileSync(
    path('Many'),
    `module Many\n\n${range(5_000)
      .map((at) => `f${at} = g\n`)
      .join('')}`,
  );
  mkdirSync(path('Folder'));
  symlinkSync('Loop.idr', path('Loop'));
  const names = [...Object.keys(HOSTILE), 'Many', 'Folder', 'Loop'];
  result = await checkFiles(names.map(path), { display: (file) => file.replace(`${folder}/`, '') });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = (name: string): string[] =>
  (result.modules.find((one) => one.file === `${name}.idr`)?.diagnostics ?? []).map((one) =>
    renderText(one, result.texts.get(one.file)),
  );

it.each(Object.entries(HOSTILE))('%s: one clear error', (name, [, message]) => {
  expect(said(name)).toHaveLength(1);
  expect(said(name)[0]).toMatch(message);
  expect(said(name)[0]).not.toMatch(/mistake in the checker|\n\s+at /);
});

it('a directory, and a link to itself: one clear error each', () => {
  expect(said('Folder')).toEqual([expect.stringMatching(/this is a directory/)]);
  expect(said('Loop')).toEqual([expect.stringMatching(/cannot be read/)]);
});

it('more errors than anybody reads end with their number', () => {
  expect(said('Many')).toHaveLength(101);
  expect(said('Many').at(-1)).toContain('4900 more errors from here on are not shown');
});
