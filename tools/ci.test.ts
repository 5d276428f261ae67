/** What .ci/run makes of how the test command ends, with a stand-in for npm: the last line it prints, and its status. */
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { execa } from 'execa';
import { afterEach, beforeEach, expect, it } from 'vitest';

const RUN = join(import.meta.dirname, '../.ci/run');

let checkout: string;

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'lago-ci-'));
  for (const folder of ['.ci', 'stubs']) mkdirSync(join(checkout, folder));
  cpSync(RUN, join(checkout, '.ci/run'));
  writeFileSync(join(checkout, 'README.md'), 'npm test\n');
});
afterEach(() => rmSync(checkout, { recursive: true, force: true }));

/** Runs it with an npm that is this script. */
async function ci(npm: string): Promise<{ readonly last: string | undefined; readonly status: number | undefined }> {
  const stub = join(checkout, 'stubs/npm');
  writeFileSync(stub, `#!/bin/sh\n${npm}\n`);
  chmodSync(stub, 0o755);
  const env = { PATH: `${join(checkout, 'stubs')}${delimiter}${process.env['PATH']}` };
  const { stdout, exitCode } = await execa(join(checkout, '.ci/run'), { env, reject: false });
  return { last: stdout.split('\n').at(-1), status: exitCode };
}

const NOTICE = "echo 'npm notice' >&2; echo 'npm notice New minor version of npm available!' >&2";

it.each([
  ['that all passed', 'echo 3 passed, 0 failed', '3 passed, 0 failed', 0],
  ['what was not run', 'echo 3 passed, 0 failed, 1 skipped', '3 passed, 0 failed, 1 skipped', 0],
  ['that something failed', 'echo 3 passed, 1 failed; exit 1', '3 passed, 1 failed', 1],
  ['that something failed, whatever the status', 'echo 3 passed, 1 failed', '3 passed, 1 failed', 1],
  ['the counts, though npm adds something of its own', `echo 3 passed, 0 failed; ${NOTICE}`, '3 passed, 0 failed', 0],
  ['a failure where it ended before it could count', 'echo 9 passed, 0 failed; echo dead', '0 passed, 1 failed', 1],
  ['a failure where it counted and ended badly', 'echo 3 passed, 0 failed; exit 7', '3 passed, 0 failed', 7],
])('says %s', async (_, npm, last, status) => {
  expect(await ci(npm)).toEqual({ last, status });
});

it('says a failure where the README names another command', async () => {
  writeFileSync(join(checkout, 'README.md'), 'make\n');
  expect(await ci('exit 0')).toEqual({ last: '0 passed, 1 failed', status: 1 });
});
