/** What is made of the checker is the checker: the same answers under the same keys, or the sources run in its place. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import * as beside from './beside.ts';
import { checkerDigest } from './cache.ts';
import { type Checker, loadChecker } from './compiled.ts';

let folder: string;
let cache: string;
let file: string;
beforeAll(async () => {
  // Coverage is of sources: there nothing is made.
  vi.stubEnv('NODE_V8_COVERAGE', '');
  folder = mkdtempSync(join(tmpdir(), 'lago-compiled-'));
  cache = join(folder, 'cache');
  for (const one of ['lib', 'src']) mkdirSync(join(folder, one));
  writeFileSync(join(folder, 'lib', 'Prelude.idr'), 'module Prelude\n\npublic export\ndata N = O | Next N\n');
  const names = ['A', 'B', 'C', 'D', 'E', 'F'];
  for (const [at, name] of names.entries()) {
    const body = name === 'E' ? 'own : N -> N\nown n = own n' : 'own : N\nown = Next O';
    const imports = at === 0 ? '' : `import ${names[at - 1]}\n`;
    writeFileSync(
      join(folder, 'src', `${name}.idr`),
      `module ${name}\n\n${imports}\n%default total\n\nexport\n${body}\n`,
    );
  }
  file = join(folder, 'src', 'p.ipkg');
  writeFileSync(file, `package p\nversion = 0.1\nmodules = ${names.join(', ')}\n`);
  writeFileSync(join(folder, 'src', 'theorems.json'), '[]\n');
  await (await loadChecker(cache)).compile();
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const made = () => join(cache, 'checker', readdirSync(join(cache, 'checker'))[0]!);
const isSources = (checker: Checker) => checker.KernelBeside === beside.KernelBeside;

async function check(checker: Checker) {
  const library = join(folder, 'lib');
  const result = await checker.checkPackage(file, { cache, library, beside: new checker.KernelBeside() });
  const { verdict, modules, diagnostics } = result;
  return { verdict, modules, diagnostics };
}

it('gives the same verdicts and messages, and what one has checked the other has not to check again', async () => {
  const { checker } = await loadChecker(cache);
  expect(isSources(checker)).toBe(false);
  const { checker: source } = await loadChecker(undefined);
  expect(isSources(source)).toBe(true);
  const first = await check(checker);
  expect(first.verdict).toBe('reject');
  expect(first.diagnostics).toMatchObject([{ kind: 'termination' }]);
  expect(first.modules.map(({ verdict }) => verdict).join(' ')).toBe('accept accept accept accept reject reject');
  const again = await check(source);
  expect(again.diagnostics).toEqual(first.diagnostics);
  expect(again.modules.map(({ cached }) => cached)).toEqual([true, true, true, true, false, false]);
});

it('says of itself that it is what it was made of', () => {
  const texts = readdirSync(made()).map((name) => readFileSync(join(made(), name), 'utf8'));
  expect(texts.some((text) => text.includes(checkerDigest()))).toBe(true);
});

it.each(['checker.mjs', 'beside.worker.mjs', 'files.json'])('is not believed if %s is another', async (name) => {
  const path = join(made(), name);
  const before = readFileSync(path, 'utf8');
  for (const after of [before.slice(0, -2), `${before} `.replace(/[0-9]/, '7x')]) {
    writeFileSync(path, after);
    expect(isSources((await loadChecker(cache)).checker)).toBe(true);
  }
  rmSync(path);
  const { checker, compile } = await loadChecker(cache);
  expect(isSources(checker)).toBe(true);
  await compile();
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(isSources((await loadChecker(cache)).checker)).toBe(false);
});

it('is left out where it cannot be kept, and by who makes it when another has', async () => {
  const other = join(folder, 'other');
  const [one, two] = [await loadChecker(other), await loadChecker(other)];
  writeFileSync(join(folder, 'file'), '');
  const { checker, compile } = await loadChecker(join(folder, 'file', 'cache'));
  expect(isSources(checker)).toBe(true);
  await compile();
  await Promise.all([one.compile(), two.compile()]);
  expect(readdirSync(join(other, 'checker'))).toHaveLength(1);
  expect(isSources((await loadChecker(other)).checker)).toBe(false);
});
