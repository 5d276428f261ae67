import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../root.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-extract-'));
  for (const part of ['extract.json', 'extracted'])
    await cp(join(ROOT, 'libs/model', part), join(folder, part), { recursive: true });
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

const extract = (...args: string[]) =>
  execa(process.execPath, [join(ROOT, 'tools/cli/src/main.ts'), 'extract', ...args], { cwd: folder, reject: false });

describe('lago extract', () => {
  it('finds that what is committed is what the proofs say', async () => {
    const { exitCode, stdout, stderr } = await extract('--check', '.');
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: 'extracted is as the proofs say', stderr: '' });
  });

  it('fails on drift and shows the lines; then mends it', async () => {
    const file = join(folder, 'extracted/Install/FiniteMap.js');
    const before = await readFile(file, 'utf8');
    await writeFile(file, before.replace('return undefined;', 'return { just: 1n };'));
    await writeFile(join(folder, 'extracted/more.js'), '');
    const check = await extract('--check', '.');
    expect(check.exitCode).toBe(1);
    expect(check.stdout).toMatch(/^-.*return \{ just: 1n \};$/m);
    expect(check.stdout).toMatch(/^\+.*return undefined;$/m);
    expect(check.stdout).toContain('--- extracted/more.js as it is');
    expect(JSON.parse((await extract('--check', '--json', '.')).stdout)).toMatchObject({
      ok: false,
      changed: ['extracted/Install/FiniteMap.js', 'extracted/more.js'],
    });
    expect((await extract('.')).exitCode).toBe(0);
    expect(await readFile(file, 'utf8')).toBe(before);
    expect((await extract('--check', '.')).exitCode).toBe(0);
  });

  it('says what is wrong with a request', async () => {
    const request = join(folder, 'extract.json');
    const before = await readFile(request, 'utf8');
    const said = async (text: string) => {
      await writeFile(request, text);
      const { exitCode, stderr } = await extract('.');
      expect(exitCode).toBe(1);
      return stderr;
    };
    expect(await said('{')).toContain('extract.json is no JSON');
    expect(await said('{}')).toContain('extract.json must have "proofs" and "to"');
    expect(await said(before.replace('"conflicts"', '"conflict"'))).toContain(
      'Install.Independent.conflict is not declared in any checked module',
    );
    expect(await said(before.replace('Install.Trace', 'Install.Tracks'))).toContain('Install/Tracks.idr');
    await writeFile(request, before);
  });

  it('says how it is used when it is used wrongly', async () => {
    const { exitCode, stderr } = await extract('--chekc');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('usage: lago extract');
  });
});
