/** The real binary and the model, step by step over random sequences. */
import { describe, it } from 'vitest';
import { BINARY, FAULT_BINARY, missing } from './testing/binary.ts';
import { crashes } from './testing/commands/crash.ts';
import { installs } from './testing/commands/install.ts';
import { looks } from './testing/commands/look.ts';
import { meddles } from './testing/commands/meddle.ts';
import { removes } from './testing/commands/remove.ts';
import { rollbacks } from './testing/commands/rollback.ts';
import { verifies } from './testing/commands/verify.ts';
import { LONG, runSequences } from './testing/sequences.ts';

const timeout = LONG ? 7_200_000 : 600_000;

describe('obli-pkg does what the model does', () => {
  it('over install, remove, rollback, verify and list', { timeout }, (context) => {
    const absent = missing(BINARY);
    if (absent !== undefined) {
      console.log(`not run: sequences: ${absent}`);
      context.skip(absent);
    }
    const commands = [installs, installs, removes, rollbacks, verifies, looks];
    runSequences({ title: 'plain', runs: 350, length: 12, commands });
  });

  it('while somebody changes the tree behind its back', { timeout }, (context) => {
    const absent = missing(BINARY);
    if (absent !== undefined) context.skip(absent);
    const commands = [installs, installs, removes, rollbacks, verifies, meddles, meddles];
    runSequences({ title: 'meddled', runs: 350, length: 14, commands });
  });

  it('killed or failed at any writing system call, also while recovering', { timeout }, (context) => {
    const absent = missing(BINARY) ?? missing(FAULT_BINARY);
    if (absent !== undefined) {
      console.log(`not run: sequences with crashes: ${absent}`);
      context.skip(absent);
    }
    const commands = [installs, crashes, crashes, removes, rollbacks, meddles];
    runSequences({ title: 'crashed', runs: 300, length: 10, commands });
  });
});
