/** The same while somebody changes the tree between the commands. */
import { it } from 'vitest';
import { missing } from './testing/binary.ts';
import { KINDS } from './testing/kinds.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';

it('obli-pkg does what the model does while somebody changes the tree behind its back', TIMEOUT, (context) => {
  const absent = missing('plain');
  if (absent !== undefined) {
    console.log(`not run: random sequences with changes from outside: ${absent}`);
    context.skip(absent);
  }
  runSequences(KINDS.meddled);
});
