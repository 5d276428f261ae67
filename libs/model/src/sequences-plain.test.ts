/** The real binary and the model, step by step over random sequences. */
import { it } from 'vitest';
import { missing } from './testing/binary.ts';
import { KINDS } from './testing/kinds.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';

it('obli-pkg does what the model does over install, remove, rollback, verify and list', TIMEOUT, (context) => {
  const absent = missing('plain');
  if (absent !== undefined) {
    console.log(`not run: random sequences: ${absent}`);
    context.skip(absent);
  }
  runSequences(KINDS.plain);
});
