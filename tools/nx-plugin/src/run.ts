/**
 * Running tasks through Nx from our own programs, and learning what became of each.
 *
 * Nx does the ordering, the caching and the printing; the profile it writes (`NX_PROFILE`) says how long each task took
 * and whether it was run. Without its daemon and with the plugin loaded in process, because a run that finds everything
 * in the cache then takes about one second and leaves no process behind.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline';

export interface TaskResult {
  /** As Nx names it: "hello:build-amd64". */
  readonly id: string;
  readonly target: string;
  readonly outcome: 'done' | 'cached' | 'failed' | 'skipped';
  /** When it began and how long it took, in milliseconds; taking it from the cache counts. */
  readonly start: number;
  readonly duration: number;
}

export interface TasksRun {
  /** Whether every task ended well. */
  readonly ok: boolean;
  readonly tasks: readonly TaskResult[];
}

/** Lines of Nx about itself, which say nothing that our summary does not. */
const NOISE = /^(Performance Profile:|\s+(Run duration|Cache|Critical path|Recoverable time):)/;

/**
 * Runs the targets for every project that has them, with what they depend on.
 *
 * @param print takes each line that Nx and the tasks print
 */
export async function runTasks(
  root: string,
  targets: readonly string[],
  print: (line: string) => void,
): Promise<TasksRun> {
  const scratch = await mkdtemp(join(tmpdir(), 'lago-tasks-'));
  const profile = join(scratch, 'profile.json');
  try {
    const args = ['run-many', `--targets=${targets.join(',')}`, '--output-style=stream', '--nxBail=false'];
    const status = await runNx(root, args, relative(root, profile), print);
    const tasks = parseProfile(await readFile(profile, 'utf8').catch(() => '[]'));
    return { ok: status === 0 && tasks.every((task) => task.outcome !== 'failed'), tasks };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function runNx(root: string, args: string[], profile: string, print: (line: string) => void): Promise<number> {
  const nx = spawn(process.execPath, [join(root, 'node_modules', 'nx', 'dist', 'bin', 'nx.js'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...ownEnvironment(),
      NX_DAEMON: 'false',
      NX_ISOLATE_PLUGINS: 'false',
      NX_TUI: 'false',
      NX_PROFILE: profile,
      ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
    },
  });
  const ended = new Promise<number>((done, fail) => {
    nx.once('error', fail);
    nx.once('close', (code) => done(code ?? 1));
  });
  let blank = false;
  for await (const line of createInterface({ input: nx.stdout })) {
    if (NOISE.test(line) || (blank && line === '')) continue;
    blank = line === '';
    print(line);
  }
  return ended;
}

/** The environment without what Nx tells the tasks it runs, so that a task may itself run tasks (a test does). */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('NX_')));
}

interface ProfileEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur: number;
  readonly args: { readonly target: { readonly target: string }; readonly status: string };
}

/** The tasks in a profile as Nx writes it: trace events, of which those of phase X are tasks. */
export function parseProfile(json: string): TaskResult[] {
  const events: readonly ProfileEvent[] = JSON.parse(json);
  return events
    .filter((event) => event.ph === 'X')
    .map((event) => ({
      id: event.name,
      target: event.args.target.target,
      outcome: outcomeOf(event.args.status),
      start: event.ts / 1000,
      duration: event.dur / 1000,
    }));
}

function outcomeOf(status: string): TaskResult['outcome'] {
  if (status === 'success') return 'done';
  if (status === 'failure') return 'failed';
  return status.includes('cache') ? 'cached' : 'skipped';
}
