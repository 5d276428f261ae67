/** The native programs by their own tests, and the promises of the build: small, static, the same bytes from any place. */
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheRoot, nativeSources, sharedFolders, sourceDigest, zig, zigEnvironment } from '@lago-grey/toolchain';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../../../', import.meta.url));
const LAGO = join(ROOT, 'tools/cli/src/main.ts');
const MINUTES = 60_000;

interface Answer {
  readonly files: readonly { readonly file: string; readonly bytes: number; readonly sha256: string }[];
}

let work = '';
beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'lago-build-'));
});
afterAll(() => rm(work, { recursive: true, force: true }));

const lago = (...args: string[]) => execa(process.execPath, [LAGO, ...args], { reject: false });

async function built(...args: string[]): Promise<Answer['files'][number]> {
  const { stdout, stderr, exitCode } = await lago('build', ...args, '--json');
  expect(exitCode, stderr).toBe(0);
  const [file] = (JSON.parse(stdout) as Answer).files;
  if (file === undefined) throw new Error(`lago build ${args.join(' ')} built nothing`);
  return file;
}

/** Tests in targets/obli-pkg/src/fuzz.zig, and how often the fuzzer runs each: a million runs in all, in the long run a hundred. */
const FUZZED = 10;
const RUNS = process.env['LAGO_LONG'] === '1' ? 10_000_000 : 100_000;

describe.each([
  ['obli-pkg', 'test'],
  ['obli-pkg', 'smoke'],
  ['obli-sign', 'test'],
])('%s', (name, step) => {
  it(`passes \`zig build ${step}\``, { timeout: 5 * MINUTES }, async () => {
    const result = await execa(await zig(), ['build', step, ...(await nativeSources())], {
      cwd: join(ROOT, 'targets', name),
      env: zigEnvironment(),
      reject: false,
      all: true,
    });
    expect(result.exitCode, result.all).toBe(0);
  });
});

describe('obli-pkg', () => {
  it(`survives ${RUNS * FUZZED} runs of the fuzzer`, { timeout: 600 * MINUTES }, async () => {
    const { exitCode, all } = await execa(
      await zig(),
      ['build', 'fuzz', `--fuzz=${RUNS}`, ...(await nativeSources())],
      {
        cwd: join(ROOT, 'targets/obli-pkg'),
        env: zigEnvironment(),
        reject: false,
        all: true,
      },
    );
    expect(exitCode, all).toBe(0);
    // As they are counted over all times that the cache remembers.
    const [, before, after] = /^Runs: (\d+) -> (\d+)$/m.exec(all) ?? [];
    expect(Number(after) - Number(before), all).toBeGreaterThanOrEqual(RUNS * FUZZED);
  });

  it('has the same bytes from another place and an empty cache', { timeout: 5 * MINUTES }, async () => {
    const copy = join(work, 'elsewhere');
    for (const folder of ['abi/zig', 'targets/obli-pkg', ...sharedFolders(ROOT, 'obli-pkg')]) {
      await cp(join(ROOT, folder), join(copy, folder), { recursive: true });
    }
    const here = await built('obli-pkg', '--arch', 'arm64', '--to', join(work, 'here'));
    const source = `-Dsource=${await sourceDigest(copy, 'obli-pkg')}`;
    const options = ['-Dtarget=aarch64-linux-musl', source, ...(await nativeSources())];
    await execa(await zig(), ['build', ...options, '--prefix', join(work, 'out')], {
      cwd: join(copy, 'targets/obli-pkg'),
      // Zig's own library is compiled once and may come from the shared cache; what is ours is compiled afresh.
      env: { ...zigEnvironment(), ZIG_LOCAL_CACHE_DIR: join(work, 'cache') },
    });
    const there = await readFile(join(work, 'out/bin/obli-pkg'));
    expect((await readFile(join(work, 'here'))).equals(there)).toBe(true);
    expect(there.length).toBe(here.bytes);
    expect(there.includes(Buffer.from(ROOT)) || there.includes(Buffer.from(cacheRoot()))).toBe(false);
  });

  it('has the functions that are kept fast by name', async () => {
    // A name that nothing has would be passed over in silence.
    const build = await readFile(join(ROOT, 'targets/obli-pkg/build.zig'), 'utf8');
    const [, list = ''] = /every_byte = \[_\]\[\]const u8\{(.*)\};/.exec(build) ?? [];
    const names = [...list.matchAll(/"(\w+)\.(\w+)\.(\w+)"/g)];
    expect(names.length).toBeGreaterThan(0);
    for (const [, module, type, name] of names) {
      const source = await readFile(join(ROOT, `targets/obli-pkg/src/${module}.zig`), 'utf8');
      expect(source).toMatch(new RegExp(`const ${type} = struct \\{[^]*? fn ${name}\\(`));
    }
  });

  it.each(['amd64', 'arm64'])(
    'with three verifiers has at most 320 KB on %s',
    { timeout: 5 * MINUTES },
    async (arch) => {
      const { bytes } = await built('obli-pkg', '--arch', arch, '--to', join(work, `obli-pkg-${arch}`));
      expect(bytes).toBeLessThanOrEqual(320_000);
    },
  );
});

describe('hello', () => {
  it('states what it is given, and is equally long whatever that is', { timeout: 5 * MINUTES }, async () => {
    const to = join(work, 'hello');
    const silent = await built('hello', '--arch', 'amd64', '--to', to);
    const figures = ['--size', '3580123', '--formation', 'iceberg', '--crypto', 'none', '--verdict', 'accepted'];
    const stating = await built('hello', '--arch', 'amd64', '--to', to, ...figures);
    expect(stating.bytes).toBe(silent.bytes);
    expect(stating.bytes).toBeLessThanOrEqual(16_384);
    if (process.arch !== 'x64') return;
    const { stdout } = await execa(to);
    expect(stdout).toMatch(/3\.58 MB unpacked \(3580123 bytes\)\n.*iceberg\n.*none\n.*accepted/);
  });
});

describe('lago build', () => {
  it.each([
    [[], 'expected the name of a target'],
    [['hello'], '--arch must be'],
    [['hello', '--arch', 'mips'], 'not mips'],
    [['../hello', '--arch', 'amd64'], 'expected the name of a target'],
    [['hello', '--arch', 'amd64', '--size', '3 MB'], 'a number of bytes'],
  ])('refuses %j as wrong use', async (args, message) => {
    const { exitCode, stderr } = await lago('build', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says no to a target that is not there', async () => {
    const { exitCode, stderr } = await lago('build', 'nothing', '--arch', 'amd64');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('there is no targets/nothing/build.zig');
  });
});
