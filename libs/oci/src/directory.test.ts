import { chmod, link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directoryEntries } from './directory.ts';
import { arrange } from './entry.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-folder-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('directoryEntries', () => {
  it('is what lies in the folder', async () => {
    await mkdir(join(folder, 'a/b'), { recursive: true });
    await writeFile(join(folder, 'a/file'), 'text');
    await chmod(join(folder, 'a'), 0o755);
    await chmod(join(folder, 'a/file'), 0o4711);
    await chmod(join(folder, 'a/b'), 0o700);
    await link(join(folder, 'a/file'), join(folder, 'a/also'));
    await symlink('../nowhere', join(folder, 'a/b/link'));
    const arranged = arrange(await directoryEntries(folder));
    expect(arranged.map(({ path, kind, mode }) => `${path} ${kind} ${mode.toString(8)}`)).toEqual([
      'a directory 755',
      'a/also file 4711',
      'a/b directory 700',
      'a/b/link symlink 777',
      'a/file hardlink 4711',
    ]);
  });

  it('refuses what an image may not hold', async () => {
    const server = createServer().listen(join(folder, 'socket'));
    await new Promise((ready) => server.once('listening', ready));
    await expect(directoryEntries(folder)).rejects.toThrow('socket is neither file, directory nor link');
    server.close();
  });
});
