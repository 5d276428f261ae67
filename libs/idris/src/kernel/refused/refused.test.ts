/** Core that is wrong, by the judgement that it offends: each is refused, and for the stated reason. */
import { expect, it, type RunnerTask } from 'vitest';
import './builtins.testing.ts';
import './coverage.testing.ts';
import './data.testing.ts';
import './form.testing.ts';
import './positivity.testing.ts';
import './quantities.testing.ts';
import './resources.testing.ts';
import './scope.testing.ts';
import './termination.testing.ts';
import './types.testing.ts';
import './universes.testing.ts';

const count = (task: RunnerTask): number =>
  task.type === 'suite' ? task.tasks.reduce((sum, one) => sum + count(one), 0) : 1;

it('there are at least a hundred', ({ task }) => {
  const all = task.file.tasks.reduce((sum, one) => sum + count(one), 0);
  expect(all - 1).toBeGreaterThanOrEqual(100);
});
