import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lago-check-'));
  writeFileSync(join(folder, 'Good.idr'), 'module Good\n\nfour : 2 + 2 = 4\nfour = Refl\n');
  writeFileSync(join(folder, 'Bad.idr'), 'module Bad\n\nfive : 2 + 2 = 5\nfive = Refl\n');
  writeFileSync(join(folder, 'Broken.idr'), 'module Broken\n\nx : Nat\nx = (1\n');
  mkdirSync(join(folder, 'Folder.idr'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lago = (...args: string[]) =>
  execa(process.execPath, [MAIN, ...args], {
    cwd: folder,
    reject: false,
    env: { LAGO_CACHE: join(folder, 'cache') },
  });

describe('lago check', () => {
  it('accepts what holds, with status 0', async () => {
    const done = await lago('check', 'Good.idr');
    expect(done).toMatchObject({ exitCode: 0, stdout: 'accepted: Good.idr' });
  });

  it('shows what does not hold: place, line, caret, types in the names of the source', async () => {
    const { exitCode, stdout } = await lago('check', 'Bad.idr');
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /^Bad\.idr:4:8: error: .* \[type\]\n4 \| five = Refl\n {2}\| {8}\^{4}\n {2}expected: .*\n {2}found: {4}/,
    );
  });

  it('says accept or reject for each file, in the order asked', async () => {
    const { exitCode, stdout, stderr } = await lago(
      'check',
      '--each',
      'Bad.idr',
      'Good.idr',
      'Broken.idr',
      'Folder.idr',
      'None.idr',
    );
    expect(exitCode).toBe(1);
    expect(stdout.split('\n')).toEqual([
      'reject Bad.idr',
      'accept Good.idr',
      'reject Broken.idr',
      'reject Folder.idr',
      'reject None.idr',
    ]);
    expect(stderr).toContain('None.idr: error: there is no such file');
  });

  it('gives machines the same', async () => {
    const { stdout } = await lago('check', '--json', 'Broken.idr');
    const report = JSON.parse(stdout) as unknown;
    expect(report).toMatchObject({
      verdict: 'reject',
      modules: [{ module: 'Broken', file: 'Broken.idr', verdict: 'reject' }],
      diagnostics: [{ file: 'Broken.idr', line: 5, column: 1, kind: 'syntax' }],
    });
  });

  it.each([[[]], [['--colour', 'Good.idr']], [['p.ipkg', 'Good.idr']]])('calls %j wrong use', async (args) => {
    const { exitCode, stderr } = await lago('check', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('usage: lago check');
  });
});

describe('lago theorems', () => {
  it('renews the types of the manifest, and then finds them there', async () => {
    writeFileSync(join(folder, 'p.ipkg'), 'package p\nsourcedir = "src"\nmodules = Sum\n');
    mkdirSync(join(folder, 'src'));
    writeFileSync(join(folder, 'src', 'Sum.idr'), 'module Sum\n\nexport\nsame : (n : Nat) -> n = n\nsame n = Refl\n');
    writeFileSync(join(folder, 'theorems.json'), '[{ "name": "Sum.same", "meaning": "a number is itself" }]');
    expect((await lago('theorems', 'p.ipkg')).exitCode).toBe(1);
    const renewed = await lago('theorems', 'p.ipkg', '--renew');
    expect(renewed).toMatchObject({ exitCode: 0, stdout: 'Sum.same : (n : Nat) -> n = n\n  a number is itself' });
    expect((await lago('theorems', 'p.ipkg', '--json')).exitCode).toBe(0);
    expect((await lago('theorems')).exitCode).toBe(2);
  });
});
