/**
 * The first step, in a checkout with nothing installed: a stand-in for npm makes what `npm ci` would, so that what is seen
 * is when it is called, how often, and what is said when it fails. `node` here is the machine's own or the pinned one.
 */
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const BOOTSTRAP = fileURLToPath(new URL('bootstrap.mjs', import.meta.url));

/** Two packages that are needed everywhere, one for another system, and the pinned Node. */
const LOCK = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0' },
    'node_modules/elsewhere': { version: '1.0.0', optional: true, os: ['openharmony'], cpu: ['arm64'] },
    'node_modules/pinned': { version: '24.0.0', optional: true, os: [process.platform], cpu: [process.arch] },
  },
};

let checkout: string;

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(checkout, path)), { recursive: true });
  writeFileSync(join(checkout, path), text);
};

const program = (path: string, text: string) => {
  write(path, text);
  chmodSync(join(checkout, path), 0o755);
};

/** An npm that counts its calls, takes a moment, and then does what the script says. */
const npm = (then: string) => program('stubs/npm', `#!/bin/sh\necho "$@" >> "${checkout}/calls"\nsleep 0.3\n${then}\n`);

const calls = () => {
  const path = join(checkout, 'calls');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
};

const installed = (packages: object) => JSON.stringify({ packages });

function bootstrap(...args: string[]) {
  return execa(process.execPath, [join(checkout, 'tools/bootstrap.mjs'), ...args], {
    env: { PATH: `${checkout}/stubs:/usr/bin:/bin`, LAGO_CACHE: join(checkout, 'cache') },
    reject: false,
    all: true,
  });
}

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'lago-bootstrap-'));
  mkdirSync(join(checkout, 'tools'));
  cpSync(BOOTSTRAP, join(checkout, 'tools/bootstrap.mjs'));
  write('package-lock.json', JSON.stringify(LOCK));
  write('tools/cli/src/main.ts', '');
  // What npm leaves behind; the "Node" says what it was asked to run.
  program('made/.bin/node', '#!/bin/sh\necho "ran $*"\n');
  const { 'node_modules/elsewhere': _, ...here } = LOCK.packages;
  write('made/.package-lock.json', installed(here));
  npm(`cp -r "${checkout}/made" "${checkout}/node_modules"`);
});

afterEach(() => rmSync(checkout, { recursive: true, force: true }));

describe('from a fresh clone', () => {
  it('installs what is pinned, then runs lago under the pinned Node', async () => {
    const result = await bootstrap('start', '--json');
    expect(result.stdout).toBe(`ran ${checkout}/tools/cli/src/main.ts start --json`);
    expect(calls()).toEqual([expect.stringMatching(/^ci /)]);
  });

  it('installs once for two that start at the same time', async () => {
    const results = await Promise.all([bootstrap('start'), bootstrap('test')]);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0]);
    expect(calls()).toHaveLength(1);
  });

  it('ends as the program ends', async () => {
    program('made/.bin/node', '#!/bin/sh\nexit 7\n');
    expect((await bootstrap('start')).exitCode).toBe(7);
  });

  it('says what helps when npm fails, and runs nothing', async () => {
    npm('echo "npm error network" >&2; exit 1');
    const result = await bootstrap('start');
    expect(result.exitCode).toBe(1);
    expect(result.all).toMatch(/npm ci failed.*\n +to help: check the network/);
    expect(result.all).not.toContain('ran ');
  });

  it('says what helps where there is no npm', async () => {
    rmSync(join(checkout, 'stubs/npm'));
    const env = { PATH: join(checkout, 'stubs'), LAGO_CACHE: join(checkout, 'cache') };
    cpSync('/usr/bin/flock', join(checkout, 'stubs/flock'));
    const options = { env, extendEnv: false, reject: false, all: true } as const;
    const result = await execa(process.execPath, [join(checkout, 'tools/bootstrap.mjs'), 'start'], options);
    expect(result.exitCode).toBe(1);
    expect(result.all).toMatch(/npm cannot be run.*\n +to help: apt-get install npm/);
  });
});

describe('where packages are installed', () => {
  beforeEach(() => cpSync(join(checkout, 'made'), join(checkout, 'node_modules'), { recursive: true }));

  it('installs nothing', async () => {
    expect((await bootstrap('start')).exitCode).toBe(0);
    expect(calls()).toEqual([]);
  });

  it.each([
    ['a package has another version', { 'node_modules/a': { version: '0.9.0' } }],
    ['the native package for this machine is missing', { 'node_modules/pinned': undefined }],
    ['an installation was interrupted', undefined],
  ])('installs again when %s', async (_when, change) => {
    rmSync(join(checkout, 'node_modules/.package-lock.json'));
    if (change !== undefined) {
      write('node_modules/.package-lock.json', installed({ ...LOCK.packages, ...change }));
    }
    npm(`rm -rf "${checkout}/node_modules" && cp -r "${checkout}/made" "${checkout}/node_modules"`);
    expect((await bootstrap('start')).exitCode).toBe(0);
    expect(calls()).toHaveLength(1);
  });
});
