/**
 * `lago test`, which is `npm test`: everything that must hold, and the sum of it in the last line.
 *
 * Brings what the tests need from Debian (where it may), builds what they test, then types, style, dead code, and every
 * test under coverage. A step that fails does not keep the others from running. What cannot run here is a line "not
 * run: WHAT: WHY" and counts as skipped, never as passed.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runTasks } from '@lago-grey/nx-plugin/run';
import { installMissing, raiseLoopback, registerArm64, TEST_NEEDS, ToolchainError } from '@lago-grey/toolchain';
import { execa } from 'execa';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { ROOT } from '../root.ts';
import { setUpTools } from '../start/set-up.ts';
import type { TestCounts } from '../test/reporter.ts';
import { STAGES } from './start.ts';

const REPORTER = fileURLToPath(new URL('../test/reporter.ts', import.meta.url));

const USAGE = `usage: npm test [-- [--long] [FOLDER …]]

Sets itself up and runs everything that must hold; with folders, only their tests.
  --long  20,000 random sequences for obli-pkg instead of 1,000, and 10,000 mutated core modules instead of 300
`;

interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const say = (line: string) => process.stdout.write(`${line}\n`);
const verdict = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

export async function run(args: string[]): Promise<number> {
  const known = { long: { type: 'boolean', default: false }, help: { type: 'boolean' } } as const;
  const parsed = readArguments('test', USAGE, () => parseArgs({ args, options: known, allowPositionals: true }));
  if (parsed === undefined) return WRONG_USE;
  if (parsed.values.help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const asked = { long: parsed.values.long, folders: parsed.positionals };
  const whole = asked.folders.length === 0;
  const counts = [await setUp()];
  // One run of Nx: while one core is busy with the proofs, the other reads types.
  say(`\n== build what is tested${whole ? ', types and style of every package' : ''}`);
  counts.push(await tasks([...STAGES, 'fault-build', 'verdicts-build', ...(whole ? ['typecheck', 'lint'] : [])]));
  if (whole) {
    counts.push(
      ...(await Promise.all([
        tool('types of the files at the root', 'tsc', ['-p', '.']),
        tool('style of the files at the root', 'biome', ['check', '--error-on-warnings', '.']),
        tool('dead code', 'knip', ['--no-progress']),
      ])),
    );
  }
  counts.push(await vitest(asked));
  const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
  const skipped = sum('skipped');
  say(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  return sum('failed') === 0 ? 0 : 1;
}

async function setUp(): Promise<Count> {
  say('== set-up');
  let skipped = 0;
  const notRun = (what: string, why: string) => {
    skipped++;
    say(`not run: ${what}: ${why}`);
  };
  for (const { need, why } of await installMissing(TEST_NEEDS, say)) notRun(need.without, why);
  const arm64 = await registerArm64();
  if (arm64 !== undefined) notRun('arm64 programs', arm64);
  const offline = await raiseLoopback();
  if (offline !== undefined) notRun('servers that tests run for themselves', offline);
  try {
    await setUpTools(say);
    return { ...verdict(true), skipped };
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    say(`failed: set-up: ${error.message}`);
    return { ...verdict(false), skipped };
  }
}

async function tasks(targets: readonly string[]): Promise<Count> {
  const { ok, tasks } = await runTasks(ROOT, targets, say);
  for (const { id } of tasks.filter(({ outcome }) => outcome === 'skipped')) {
    say(`not run: ${id}: a task that it depends on failed`);
  }
  const failed = tasks.filter(({ outcome }) => outcome === 'failed').length;
  const passed = tasks.filter(({ outcome }) => outcome === 'done' || outcome === 'cached').length;
  return { passed, failed: ok ? 0 : Math.max(1, failed), skipped: tasks.length - passed - failed };
}

/** What it prints comes when it has ended: several run at once. */
async function tool(title: string, program: string, args: readonly string[]): Promise<Count> {
  const result = await execa(program, args, { cwd: ROOT, preferLocal: true, all: true, reject: false });
  say(`\n== ${title}`);
  const printed = result.all || result.shortMessage;
  if (printed) say(printed);
  return verdict(!result.failed);
}

async function vitest({ long, folders }: { long: boolean; folders: readonly string[] }): Promise<Count> {
  say('\n== tests');
  const scratch = mkdtempSync(join(tmpdir(), 'lago-test-'));
  const report = join(scratch, 'counts.json');
  try {
    const command = ['vitest', 'run', '--reporter=default', `--reporter=${REPORTER}`, ...folders];
    await execa('c8', command, {
      cwd: ROOT,
      preferLocal: true,
      stdio: ['ignore', 'inherit', 'inherit'],
      reject: false,
      env: { LAGO_TEST_REPORT: report, ...(long ? { LAGO_LONG: '1' } : {}) },
    });
    const counts: TestCounts = JSON.parse(readFileSync(report, 'utf8'));
    for (const { test, why } of counts.skipped) say(`not run: ${test}: ${why || 'the test does not say why'}`);
    return { passed: counts.passed, failed: counts.failed, skipped: counts.skipped.length };
  } catch (error) {
    say(`failed: vitest left no counts: ${error instanceof Error ? error.message : String(error)}`);
    return verdict(false);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
