/**
 * Which files of a workspace a command reads, as the kernel sees it (strace).
 *
 * Counted is every file that exists and is opened for reading or executed, by the command or anything it starts. Not
 * counted: directories that are listed, and files that are looked for and not there. For tests.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

/** A line such as: 2990  openat(AT_FDCWD</tmp>, "a", O_RDONLY|O_CLOEXEC) = 3</tmp/a> */
const OPENED = /^\d+ +(?:<\.\.\. )?open(?:at2?)?\b.* = \d+<(.+)>$/;
const EXECUTED = /^\d+ +execve\("([^"]+)".* = 0$/;

/** The files in a trace that lie in the folder, relative to it, sorted. `-y` of strace gives them absolute. */
export function filesRead(trace: string, folder: string): string[] {
  const found = new Set<string>();
  for (const line of trace.split('\n')) {
    if (/O_WRONLY|O_DIRECTORY|O_CREAT/.test(line)) continue;
    const path = (OPENED.exec(line) ?? EXECUTED.exec(line))?.[1];
    if (path?.startsWith(`${folder}/`)) found.add(path.slice(folder.length + 1));
  }
  return [...found].sort();
}

/** Runs a command in `cwd` and returns the files that it read there; that it fails is another test's business. */
export async function traceFiles(
  command: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<string[]> {
  const scratch = await mkdtemp(join(tmpdir(), 'lago-trace-'));
  const trace = join(scratch, 'trace');
  try {
    const options = ['-f', '--seccomp-bpf', '-qq', '-y', '-s', '4096', '-o', trace];
    const calls = ['-e', 'trace=open,openat,openat2,execve', '-e', 'signal=none'];
    const result = await execa('strace', [...options, ...calls, ...command], { cwd, env, reject: false });
    if (result.exitCode === undefined) throw new Error(`${command.join(' ')}: ${result.shortMessage}`);
    return filesRead(await readFile(trace, 'utf8'), cwd);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
