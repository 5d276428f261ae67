import { mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execPath } from 'node:process';
import { fileURLToPath } from 'node:url';
import { readLock } from '@lago-grey/debian';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));
const lago = (args: string[], env: Record<string, string> = {}) =>
  execa(execPath, [MAIN, ...args], { reject: false, env });

describe('lago debian', () => {
  it('gives every pinned package, verified, and works without a network once it has', async (context) => {
    const { packages } = await readLock();
    const first = await lago(['debian', '--json']);
    expect(first.exitCode).toBe(0);
    const said = JSON.parse(first.stdout) as { packages: { name: string; file: string }[] };
    expect(said.packages.map(({ name }) => name)).toEqual(packages.map(({ name }) => name));
    const cut = await execa('unshare', ['-n', 'true'], { reject: false });
    if (cut.failed) {
      process.stdout.write('not run: the Debian cache without a network: unshare -n needs root\n');
      context.skip('unshare -n needs root');
    }
    const offline = await execa('unshare', ['-n', execPath, MAIN, 'debian', '--json'], { reject: false });
    expect(offline.stdout).toBe(first.stdout);
  });

  it('gives 1 and says what helps where nothing is cached and no mirror answers', async () => {
    await using cache = await mkdtempDisposable(join(tmpdir(), 'lago-no-cache-'));
    const env = { LAGO_CACHE: cache.path, LAGO_DEBIAN_MIRROR: 'http://127.0.0.1:1/debian' };
    const { exitCode, stderr } = await lago(['debian'], env);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/lago debian: .* is not in the cache, and no mirror can be reached[\s\S]*to help: /);
    expect((await lago(['debian', '--wrong'])).exitCode).toBe(2);
  });
});
