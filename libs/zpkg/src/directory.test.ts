import { chmod, link, mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { packageOf, readTree } from './directory.ts';
import { encode } from './encode.ts';

const LAGO = resolve(import.meta.dirname, '../../../tools/cli/src/main.ts');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-zpkg-'));
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

/** The same tree, made in another order and under another umask each time. */
async function makeTree(root: string, reversed: boolean): Promise<string> {
  const old = process.umask(reversed ? 0o077 : 0o000);
  await mkdir(join(root, 'bin'), { recursive: true });
  const files = ['bin/tool', 'bin-extra', 'ü', 'empty', ' odd "name" '];
  for (const file of reversed ? files.toReversed() : files) {
    await writeFile(join(root, file), file === 'empty' ? '' : `content of ${file}\n`.repeat(100));
    await chmod(join(root, file), 0o640);
  }
  await link(join(root, 'bin/tool'), join(root, 'bin/tool2'));
  await symlink('../empty', join(root, 'bin/link'));
  await chmod(join(root, 'bin'), 0o2755);
  for (const file of files) await utimes(join(root, file), 1_700_000_000.25, 1_700_000_000.25);
  // Node takes times before 1970 for the present; touch does not.
  await execa('touch', ['--no-dereference', '--date=@-1.5', join(root, 'bin/link')]);
  await utimes(join(root, 'bin'), 5, 5);
  process.umask(old);
  return root;
}

describe('packageOf', () => {
  it('gives the same bytes for equal trees', async () => {
    const options = { name: 'demo', version: '1' };
    const one = encode(await packageOf(await makeTree(join(folder, 'one'), false), options));
    const two = encode(await packageOf(await makeTree(join(folder, 'two'), true), options));
    expect(Buffer.compare(one, two)).toBe(0);
    expect(decode(one).package).toEqual(await packageOf(join(folder, 'one'), options));
  });

  it('takes modes, times, links and odd names as they are, in the order of the bytes', async () => {
    const entries = await readTree(join(folder, 'one'), { owner: { uid: 7, gid: 8 } });
    expect(entries.map(({ path, kind, mode }) => [path, kind, mode])).toEqual([
      [' odd "name" ', 'file', 0o640],
      ['bin', 'directory', 0o2755],
      ['bin-extra', 'file', 0o640],
      ['bin/link', 'symlink', 0o777],
      ['bin/tool', 'file', 0o640],
      ['bin/tool2', 'hardlink', 0o640],
      ['empty', 'file', 0o640],
      ['ü', 'file', 0o640],
    ]);
    expect(entries[3]).toMatchObject({
      target: '../empty',
      uid: 7,
      gid: 8,
      mtime: { seconds: -2n, nanoseconds: 500_000_000 },
    });
    expect(entries[4]!.mtime).toEqual({ seconds: 1_700_000_000n, nanoseconds: 250_000_000 });
  });

  it('refuses a FIFO and names it', async () => {
    const root = join(folder, 'fifo');
    await mkdir(root);
    await execa('mkfifo', [join(root, 'pipe')]);
    await expect(readTree(root)).rejects.toThrow(/"pipe" is neither a file, a directory nor a link \(bad_kind\)/);
  });

  it('refuses a name that is not UTF-8', async () => {
    const root = join(folder, 'latin1');
    await mkdir(root);
    await writeFile(Buffer.concat([Buffer.from(`${root}/caf`), Buffer.from([0xe9])]), '');
    await expect(readTree(root)).rejects.toThrow(/not UTF-8: café \(bad_path\)/);
  });
});

describe('lago pack and lago inspect', () => {
  const lago = (...args: string[]) => execa(process.execPath, [LAGO, ...args], { cwd: folder, reject: false });

  it('make and show a package', async () => {
    const packed = await lago('pack', 'one', '--name', 'demo', '--version', '1', '-o', 'demo.zpkg', '--json');
    expect({ ...packed }).toMatchObject({ exitCode: 0, stderr: '' });
    const shown = await lago('inspect', 'demo.zpkg', '--json');
    expect(shown.exitCode).toBe(0);
    const report = JSON.parse(shown.stdout);
    expect(report).toMatchObject({
      format: 'lago-inspect/1',
      name: 'demo',
      version: '1',
      formation: 'floe',
      signatures: [],
    });
    expect(report.entries).toHaveLength(8);
    expect(JSON.parse(packed.stdout)).toEqual({ file: 'demo.zpkg', ...report });
    const text = await lago('inspect', 'demo.zpkg');
    expect(text.stdout).toMatch(/^l 0777 0:0 +1969-12-31T23:59:58\.500000000Z bin\/link -> \.\.\/empty$/m);
  });

  it('give owners by name, and attributes as getfattr writes them', async () => {
    const [{ path } = { path: '' }] = (await readTree(join(folder, 'one'))).filter(({ kind }) => kind === 'file');
    await writeFile(join(folder, 'owners'), `_www=33:root ${path}\n`);
    await writeFile(
      join(folder, 'attributes'),
      `# file: ${path}\nuser.note="x"\nsecurity.capability=0sAQAAAgAEAAAAAAAAAAAAAAAAAAA=\n`,
    );
    const options = ['--owner', 'root:root', '--owners', 'owners', '--attributes', 'attributes'];
    const packed = await lago(
      'pack',
      'one',
      '--name',
      'demo',
      '--version',
      '1',
      '-o',
      'named.zpkg',
      '--json',
      ...options,
    );
    expect({ ...packed }).toMatchObject({ exitCode: 0, stderr: '' });
    const report = JSON.parse(packed.stdout);
    expect(report.privileges).toEqual(['capabilities']);
    expect(report.entries.find(({ kind }: { kind: string }) => kind === 'directory').owner).toBe('root=0:root=0');
    expect(report.entries.find((entry: { path: string }) => entry.path === path)).toMatchObject({
      owner: '_www=33:root=0',
      attributes: { 'security.capability': '0100000200040000000000000000000000000000', 'user.note': '78' },
    });
    const text = await lago('inspect', 'named.zpkg');
    expect(text.stdout).toMatch(/^privileges {2}capabilities$/m);
    expect(text.stdout).toMatch(/^ {2}user\.note=0x78$/m);
    await writeFile(join(folder, 'attributes'), '# file: nowhere\nuser.note="x"\n');
    const refused = await lago('pack', 'one', '--name', 'demo', '--version', '1', '-o', 'x.zpkg', ...options);
    expect(refused.stderr).toMatch(/"nowhere", which is not in one/);
  });

  it('say why and exit 1 when the answer is no, 2 on wrong use', async () => {
    await writeFile(join(folder, 'bad.zpkg'), 'LAGOZPKG and then nothing of use');
    const refused = await lago('inspect', 'bad.zpkg', '--json');
    expect(refused.exitCode).toBe(1);
    expect(JSON.parse(refused.stdout).error.status).toBe('truncated');
    expect((await lago('inspect', 'nowhere.zpkg')).exitCode).toBe(1);
    expect((await lago('inspect')).exitCode).toBe(2);
    expect((await lago('pack', 'one', '-o', 'x')).exitCode).toBe(2);
    const name = await lago('pack', 'one', '--name', '../x', '--version', '1', '-o', 'x.zpkg');
    expect(name.exitCode).toBe(1);
    expect(name.stderr).toMatch(/package name "\.\.\/x"/);
  });
});
