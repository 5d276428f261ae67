import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FACTS, fixtureBuild, recipeWith } from './fixtures.ts';
import { buildImage } from './image.ts';

const PROGRAM = fileURLToPath(new URL('fixture-build.ts', import.meta.url));
let folder = '';
let plain = '';
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lago-same-'));
  plain = await built();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface World {
  readonly below?: string;
  readonly changes?: readonly string[];
  readonly env?: Record<string, string>;
  readonly through?: readonly string[];
  readonly cwd?: string;
}

/** Builds the fixture in another process and in its own folder: the digests of index and archive. */
async function built({ below = `plain${count++}`, changes = [], env = {}, through = [], cwd }: World = {}) {
  const place = join(folder, below);
  await mkdir(place, { recursive: true });
  const [command = '', ...args] = [...through, process.execPath, PROGRAM, place, ...changes];
  const { stdout } = await execa(command, args, { env, ...(cwd === undefined ? {} : { cwd }) });
  return stdout;
}

describe('an image is the same to the byte', () => {
  it('whatever the clock says, and in whatever year', async () => {
    expect(await built({ changes: ['years=11'] })).toBe(plain);
    expect(await built({ changes: ['years=-40'] })).toBe(plain);
  });

  it('whatever the umask', async () => {
    expect(await built({ changes: ['umask=0077'] })).toBe(plain);
    expect(await built({ changes: ['umask=0000'] })).toBe(plain);
  });

  it('whatever the locale and the time zone', async () => {
    const env = { LC_ALL: 'tr_TR.UTF-8', LANG: 'ja_JP.UTF-8', TZ: 'Pacific/Kiritimati' };
    expect(await built({ env })).toBe(plain);
    expect(await built({ env: { LC_ALL: 'C', TZ: 'America/St_Johns' } })).toBe(plain);
  });

  it('whatever path it is built at and from', async () => {
    expect(await built({ below: `${'deep/'.repeat(20)}wïth spaces`, cwd: '/' })).toBe(plain);
  });

  it('whatever order folders are listed in', async () => {
    expect(await built({ changes: ['reverse'] })).toBe(plain);
  });

  it('whatever the number of cores and threads', async () => {
    expect(await built({ env: { UV_THREADPOOL_SIZE: '1' } })).toBe(plain);
    expect(await built({ env: { UV_THREADPOOL_SIZE: '16' } })).toBe(plain);
    expect(await built({ through: ['taskset', '-c', '0'] })).toBe(plain);
  });

  it('whoever builds it', async (context) => {
    if (process.getuid?.() !== 0) {
      process.stdout.write('not run: the image built by another user: becoming another user needs root\n');
      context.skip('becoming another user needs root');
    }
    const place = join(folder, 'nobody');
    await mkdir(place);
    await chmod(folder, 0o755);
    await chown(place, 65534, 65534);
    // That user could not write the coverage of this process.
    const env = { NODE_V8_COVERAGE: '' };
    expect(await built({ below: 'nobody', changes: ['user=65534'], env })).toBe(plain);
  });

  it('built again over itself, and twice at once', async () => {
    const below = 'again';
    await built({ below });
    const both = await Promise.all([built({ below: 'at-once-1' }), built({ below: 'at-once-2' }), built({ below })]);
    expect(new Set([...both, plain]).size).toBe(1);
  });
});

describe('an image is another one', () => {
  it('when an input changes: the laws above do not hold of a constant', async () => {
    const build = await fixtureBuild(join(folder, 'other'));
    const { digest } = await buildImage(build);
    const changed = [
      { ...build, facts: { ...FACTS, version: '1.2.4' } },
      { ...build, recipe: recipeWith({ description: 'Another.' }) },
      { ...build, sources: { ...build.sources, lock: { ...build.sources.lock, asOf: '2026-03-04T05:06:08Z' } } },
    ];
    const digests = [digest];
    for (const each of changed) digests.push((await buildImage(each)).digest);
    expect(new Set(digests).size).toBe(changed.length + 1);
  });
});
