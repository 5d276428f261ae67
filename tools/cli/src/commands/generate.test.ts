import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromCore, parseManifest } from '@lago-grey/abi-gen';
import { checkFiles, toPlain } from '@lago-grey/idris';
import { cacheRoot } from '@lago-grey/toolchain';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../root.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-generate-'));
  await cp(join(ROOT, 'abi'), join(folder, 'abi'), { recursive: true });
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const generate = (...args: string[]) =>
  execa(process.execPath, [join(ROOT, 'tools/cli/src/main.ts'), 'generate', ...args], { cwd: folder, reject: false });

describe('lago generate', () => {
  it('finds that the committed abi/ is what the proofs say', async () => {
    const { exitCode, stdout, stderr } = await generate('--check', '--to', 'abi');
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: 'abi is as the proofs say', stderr: '' });
  });

  it('computes, by extracted modules, what the evaluator of the kernel computes', async () => {
    const module = join(ROOT, 'proofs/Abi/Manifest.idr');
    const result = await checkFiles([module], { roots: [join(ROOT, 'proofs')], cache: cacheRoot() });
    const evaluated = fromCore(toPlain(result.evaluate('Abi.Manifest.manifest'), 'the manifest'));
    expect(parseManifest(JSON.parse(await readFile(join(ROOT, 'abi/manifest.json'), 'utf8')))).toEqual(evaluated);
  });

  it('fails on drift and shows the lines; then mends it', async () => {
    const file = join(folder, 'abi/include/lago_grey.h');
    const before = await readFile(file, 'utf8');
    const offset = 'offsetof(struct lago_package_header, flags) == ';
    await writeFile(file, before.replace(`${offset}10`, `${offset}11`));
    await writeFile(join(folder, 'abi/zig/more.zig'), '');
    const check = await generate('--check', '--to', 'abi');
    expect(check.exitCode).toBe(1);
    expect(check.stdout).toContain(
      '--- abi/include/lago_grey.h as it is\n+++ abi/include/lago_grey.h as the proofs say\n',
    );
    expect(check.stdout).toMatch(/^-.*flags\) == 11, "offset of PackageHeader.flags"\);$/m);
    expect(check.stdout).toMatch(/^\+.*flags\) == 10, "offset of PackageHeader.flags"\);$/m);
    expect(check.stdout).toContain('--- abi/zig/more.zig as it is');
    expect(JSON.parse((await generate('--check', '--to', 'abi', '--json')).stdout)).toMatchObject({
      ok: false,
      changed: ['abi/include/lago_grey.h', 'abi/zig/more.zig'],
    });
    expect((await generate('--to', 'abi')).exitCode).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await generate('--check', '--to', 'abi')).exitCode).toBe(0);
  });

  it('says how it is used when it is used wrongly', async () => {
    const { exitCode, stderr } = await generate('--chekc');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('usage: lago generate');
  });
});
