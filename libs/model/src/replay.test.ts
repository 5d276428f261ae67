/** A failure can be seen again from what it prints. */
import fc, { type Command } from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { missing } from './testing/binary.ts';
import { installs } from './testing/commands/install.ts';
import { looks } from './testing/commands/look.ts';
import { runSequences } from './testing/sequences.ts';
import type { Model, Real } from './testing/world.ts';

let runs = 0;

/** Fails when something is installed. */
class Fails implements Command<Model, Real> {
  check(): boolean {
    return true;
  }
  run({ state }: Model): void {
    runs += 1;
    if (state.installed.size > 0) throw new Error('as it was meant to');
  }
  toString(): string {
    return 'fails';
  }
}

const asked = { title: 'replayed', runs: 200, length: 8, commands: [installs, looks, fc.constant(new Fails())] };

function failure(): string {
  try {
    runSequences(asked);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return '';
}

describe('LAGO_SEED', () => {
  const before = process.env['LAGO_SEED'];
  afterEach(() => {
    if (before === undefined) delete process.env['LAGO_SEED'];
    else process.env['LAGO_SEED'] = before;
  });

  it('as printed, shows the shrunk sequence again and nothing else', (context) => {
    const absent = missing('plain');
    if (absent !== undefined) {
      console.log(`not run: replaying a failure: ${absent}`);
      context.skip(absent);
    }
    delete process.env['LAGO_SEED'];
    const first = failure();
    expect(first).toContain('as it was meant to');
    const [, seed] = /LAGO_SEED='([^']*)'/.exec(first) ?? [];
    expect(seed).toMatch(/^-?\d+,[\d:]+,[^,]+,replayed$/);
    // One installation, one failure: nothing more is needed.
    const [shrunk] = /install\([^)]*\),fails/.exec(first) ?? [];
    expect(shrunk).toBeDefined();
    process.env['LAGO_SEED'] = seed;
    runs = 0;
    const again = failure();
    expect(again).toContain('(sequence 1, shrunk 0 times)');
    expect(again).toContain(`${shrunk} /*`);
    expect(runs).toBeLessThanOrEqual(2);
    process.env['LAGO_SEED'] = seed?.replace('replayed', 'others');
    expect(failure()).toBe('');
  });
});
