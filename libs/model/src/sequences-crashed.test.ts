/** The same with operations that are killed, or whose system calls fail, also while they recover. */
import { it } from 'vitest';
import { missing } from './testing/binary.ts';
import { KINDS } from './testing/kinds.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';

it('obli-pkg leaves the state before or after, wherever it is stopped', TIMEOUT, (context) => {
  const absent = missing('plain', 'fault');
  if (absent !== undefined) {
    console.log(`not run: random sequences with crashes: ${absent}`);
    context.skip(absent);
  }
  runSequences(KINDS.crashed);
});
