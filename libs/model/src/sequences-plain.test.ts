/** The real binary and the model, step by step over random sequences. */
import { it } from 'vitest';
import { missing } from './testing/binary.ts';
import { installs } from './testing/commands/install.ts';
import { looks } from './testing/commands/look.ts';
import { removes } from './testing/commands/remove.ts';
import { rollbacks } from './testing/commands/rollback.ts';
import { verifies } from './testing/commands/verify.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';

it('obli-pkg does what the model does over install, remove, rollback, verify and list', TIMEOUT, (context) => {
  const absent = missing('plain');
  if (absent !== undefined) {
    console.log(`not run: random sequences: ${absent}`);
    context.skip(absent);
  }
  const commands = [installs, installs, removes, rollbacks, rollbacks, verifies, looks];
  runSequences({ title: 'plain', runs: 350, length: 12, commands });
});
