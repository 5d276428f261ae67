/**
 * `lago start`, which is `npm start`: everything from the proofs to the images, then a summary.
 *
 * The tasks and their order are Nx's business (tools/nx-plugin); here is what stands before them (the tools) and after
 * them (what came out). Called through tools/bootstrap.mjs, which says in LAGO_STARTED when it began.
 */
import { parseArgs } from 'node:util';
import { runTasks } from '@lago-grey/nx-plugin/run';
import { ToolchainError } from '@lago-grey/toolchain';
import { readArguments, WRONG_USE } from '../arguments.ts';
import { ROOT } from '../root.ts';
import { setUpTools } from '../start/set-up.ts';
import { formatSummary, readSummary, stageTimes } from '../start/summary.ts';

export const STAGES = ['check', 'generate', 'build', 'image'];

const USAGE = `usage: npm start [-- --json]

Checks the proofs, generates the ABI, builds the programs and assembles the images, then says what came out.
  --json  print the summary as one JSON object on standard output, and everything else on standard error
`;

export async function run(args: string[]): Promise<number> {
  const started = Number(process.env['LAGO_STARTED'] ?? Date.now());
  const known = { json: { type: 'boolean', default: false }, help: { type: 'boolean' } } as const;
  const asked = readArguments('start', USAGE, () => parseArgs({ args, options: known }).values);
  if (asked === undefined) return WRONG_USE;
  const { json, help } = asked;
  if (help) {
    process.stdout.write(USAGE);
    return 0;
  }
  const out = json ? process.stderr : process.stdout;
  const print = (line: string) => out.write(`${line}\n`);
  try {
    await setUpTools((line) => print(`set-up: ${line}`));
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    process.stderr.write(`set-up: ${error.message}\n`);
    return 1;
  }
  const ready = Date.now();
  const { ok, tasks } = await runTasks(ROOT, STAGES, print);
  const timings = [
    { stage: 'set-up', milliseconds: ready - started, cached: false },
    ...stageTimes(tasks, STAGES),
    { stage: 'all', milliseconds: Date.now() - started, cached: false },
  ];
  if (!ok) {
    const failed = tasks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
    process.stderr.write(`\nnot finished: ${failed.join(', ') || 'Nx'} failed; the messages are above\n`);
    return 1;
  }
  const summary = readSummary(ROOT);
  process.stdout.write(json ? `${JSON.stringify({ ...summary, timings })}\n` : formatSummary(summary, timings));
  return 0;
}
