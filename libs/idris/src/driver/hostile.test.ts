import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderText } from '../render/text.ts';
import { type CheckResult, checkFiles, checkPackage } from './check.ts';
import { readSource } from './source.ts';

const range = (count: number): number[] => [...Array(count).keys()];
const wrapped = (open: string, count: number, inside: string) => `${open.repeat(count)}${inside}${')'.repeat(count)}`;

/** What no person writes, with what is said of it. */
const HOSTILE: Readonly<Record<string, readonly [text: string | Buffer, message: RegExp]>> = {
  Parentheses: [`x : Nat\nx = ${wrapped('(', 100_000, '1')}`, /nested more than \d+ deep \[resource\]/],
  Unclosed: [`x : Nat\nx = ${'('.repeat(100_000)}`, /nested more than \d+ deep \[resource\]/],
  Comments: [`x : Nat\n${'{-'.repeat(100_000)}`, /x has a type and no definition/],
  Chain: [`x : List Nat\nx = ${'1 :: '.repeat(100_000)}[]`, /nests too deep to evaluate \[resource\]/],
  Rubbish: [Buffer.alloc(10_000_000, '\x00\xff({[\'"'), /this file has 10000000 bytes/],
  Ambiguous: [
    `${range(10_000)
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
  writeFileSync(path('Latin'), Buffer.from('-- caf\xe9\n', 'latin1'));
  for (const [name, imported] of [
    ['Cyclic', 'Back'],
    ['Back', 'Cyclic'],
    ['UsesFolder', 'Folder'],
    ['UsesAlias', 'Alias'],
  ] as const)
    writeFileSync(path(name), `module ${name}\n\nimport ${imported}\n`);
  writeFileSync(path('Real'), 'module Real\n');
  symlinkSync('Real.idr', path('Alias'));
  symlinkSync('Loop.idr', path('Loop'));
  const others = ['Many', 'Folder', 'Loop', 'Latin', 'Cyclic', 'UsesFolder', 'UsesAlias'];
  const names = [...Object.keys(HOSTILE), ...others];
  result = await checkFiles(names.map(path), { display: (file) => file.replace(`${folder}/`, '') });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const said = (name: string): string[] =>
  (result.modules.find((one) => one.file === `${name}.idr`)?.diagnostics ?? []).map((one) =>
    renderText(one, result.texts),
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

it('bytes that are no text, a circle of imports, a directory and a link as modules: one clear error each', () => {
  expect(said('Latin')).toEqual([expect.stringMatching(/this file is not UTF-8 \(first at byte 6\)/)]);
  expect([...said('Cyclic'), ...said('Back')]).toEqual([
    expect.stringMatching(/these imports are cyclic: Cyclic → Back → Cyclic/),
  ]);
  expect(said('UsesAlias')).toEqual([]);
  expect(said('Alias')).toEqual([expect.stringMatching(/must hold module Alias, and says that it is Real/)]);
  expect(result.verdictOf(path('UsesAlias'))).toBe('reject');
  expect(result.verdictOf(path('UsesFolder'))).toBe('reject');
});

it('a file that says it is empty is not read, as those in /proc may have no end', (context) => {
  if (!existsSync('/proc/kmsg')) context.skip('not run: files without an end: there is no /proc/kmsg here');
  expect(readSource('/proc/kmsg')).toBe('');
});

it('a link to a directory above is not gone into for modules that nobody lists', async () => {
  const root = join(folder, 'package');
  mkdirSync(root);
  symlinkSync('.', join(root, 'Again'));
  writeFileSync(join(root, 'Real.idr'), 'module Real\n');
  writeFileSync(join(root, 'theorems.json'), '[]');
  writeFileSync(join(root, 'p.ipkg'), 'package p\nmodules = Real\n');
  expect((await checkPackage(join(root, 'p.ipkg'))).diagnostics).toEqual([]);
});

it('more errors than anybody reads end with their number', () => {
  expect(said('Many')).toHaveLength(101);
  expect(said('Many').at(-1)).toContain('4900 more errors from here on are not shown');
});
