/** The three kinds of random sequences. */
import { crashes } from './commands/crash.ts';
import { installs } from './commands/install.ts';
import { looks } from './commands/look.ts';
import { meddles } from './commands/meddle.ts';
import { removes } from './commands/remove.ts';
import { rollbacks } from './commands/rollback.ts';
import { upgrades } from './commands/upgrade.ts';
import { verifies } from './commands/verify.ts';
import type { Sequences } from './sequences.ts';

/** Together 1,500 sequences, 20,000 when LAGO_LONG is 1. */
export const KINDS = {
  plain: {
    title: 'plain',
    runs: 600,
    long: 7000,
    length: 12,
    commands: [installs, installs, upgrades, upgrades, removes, rollbacks, rollbacks, verifies, looks],
  },
  /** Somebody changes the tree between the commands. */
  meddled: {
    title: 'meddled',
    runs: 500,
    long: 7000,
    length: 14,
    commands: [installs, installs, upgrades, removes, rollbacks, verifies, meddles, meddles],
  },
  /** Operations are killed, or their system calls fail, also while they recover. */
  crashed: {
    title: 'crashed',
    runs: 400,
    long: 6000,
    length: 10,
    commands: [installs, crashes, crashes, upgrades, removes, rollbacks, meddles],
  },
} as const satisfies { readonly [kind: string]: Sequences };
