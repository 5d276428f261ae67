/** The same while somebody changes the tree between the commands. */
import { it } from 'vitest';
import { missing } from './testing/binary.ts';
import { installs } from './testing/commands/install.ts';
import { meddles } from './testing/commands/meddle.ts';
import { removes } from './testing/commands/remove.ts';
import { rollbacks } from './testing/commands/rollback.ts';
import { verifies } from './testing/commands/verify.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';

it('obli-pkg does what the model does while somebody changes the tree behind its back', TIMEOUT, (context) => {
  const absent = missing('plain');
  if (absent !== undefined) {
    console.log(`not run: random sequences with changes from outside: ${absent}`);
    context.skip(absent);
  }
  const commands = [installs, installs, removes, rollbacks, verifies, meddles, meddles];
  runSequences({ title: 'meddled', runs: 350, length: 14, commands });
});
