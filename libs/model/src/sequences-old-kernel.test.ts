/** The same answers on a kernel before Linux 5.6, which has neither openat2 nor fchmodat2. */
import { expect, it } from 'vitest';
import { missing, run, without } from './testing/binary.ts';
import { KINDS } from './testing/kinds.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';

it('does what the model does, without openat2 and fchmodat2', TIMEOUT, (context) => {
  const absent = missing('fault');
  if (absent !== undefined) {
    console.log(`not run: sequences on an old kernel: ${absent}`);
    context.skip(absent);
  }
  const binaries = without('openat2', 'fchmodat2');
  // The build listens: without opening folders it gets nowhere.
  expect(run({ root: '/', binaries: without('openat') }, ['list']).code).toBe(34);
  runSequences({ ...KINDS.plain, title: 'old-kernel', runs: 60, binaries });
});
