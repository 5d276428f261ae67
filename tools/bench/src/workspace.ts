/** Where things are, and which peers this machine has. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';

/** The root of the checkout. */
export const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))));

/** `lago …` as a command, without npx in between; options of Node as in the first line of the file. */
export const lago = (...args: string[]): [string, ...string[]] => [
  process.execPath,
  '--min-semi-space-size=16',
  '--max-semi-space-size=16',
  '--stack-size=3900',
  `${ROOT}/tools/cli/src/lago.mjs`,
  ...args,
];

/** Whether a program is on PATH; if not, says on standard error that the peer is left out. */
export async function peer(program: string): Promise<boolean> {
  const { exitCode } = await execa('sh', ['-c', 'command -v "$1"', 'sh', program], { reject: false });
  if (exitCode !== 0) process.stderr.write(`not run: ${program}: not on this machine\n`);
  return exitCode === 0;
}

/** Builds what is measured and not there yet, the builds for tests too. */
export async function build(): Promise<void> {
  const targets = 'build-amd64,fault-build,verdicts-build';
  await execa('nx', ['run-many', `--targets=${targets}`, '--projects=obli-pkg'], { cwd: ROOT, preferLocal: true });
}
