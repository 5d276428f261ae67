/** The same with operations that are killed, or whose system calls fail, also while they recover. */
import { it } from 'vitest';
import { missing } from './testing/binary.ts';
import { crashes } from './testing/commands/crash.ts';
import { installs } from './testing/commands/install.ts';
import { meddles } from './testing/commands/meddle.ts';
import { removes } from './testing/commands/remove.ts';
import { rollbacks } from './testing/commands/rollback.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';

it('obli-pkg leaves the state before or after, wherever it is stopped', TIMEOUT, (context) => {
  const absent = missing('plain', 'fault');
  if (absent !== undefined) {
    console.log(`not run: random sequences with crashes: ${absent}`);
    context.skip(absent);
  }
  const commands = [installs, crashes, crashes, removes, rollbacks, meddles];
  runSequences({ title: 'crashed', runs: 300, length: 10, commands });
});
