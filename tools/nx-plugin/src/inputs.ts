/**
 * The files that Nx asks when it decides whether to run each of these tasks again, of the workspace that this is run in:
 *
 *   node inputs.ts TASK …     prints { "TASK": ["file", …], … }
 *
 * As `nx show target inputs TASK --json` has them, by the function of Nx that it calls; but for all tasks at once, since
 * a start of Nx takes a second. A program of its own, because Nx knows one workspace in a process, and as it was. For tests.
 */
import { getTaskRawInputs } from 'nx/src/hasher/check-task-files.js';

const found: Record<string, readonly string[]> = {};
for (const id of process.argv.slice(2)) {
  const inputs = await getTaskRawInputs(id);
  if (inputs === null) throw new Error(`Nx has no plan for the task ${id}`);
  found[id] = [...inputs.files, ...inputs.depOutputs];
}
process.stdout.write(JSON.stringify(found));
