/** The tests have teeth: each broken obli-pkg is told from the model, or breaks a law. */
import { describe, expect, it } from 'vitest';
import { KINDS } from './testing/kinds.ts';
import { build, MUTATIONS } from './testing/mutants.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';
import { keepsConfiguration, strangersComeBack } from './testing/upgrades.ts';

describe('a broken obli-pkg is found out', () => {
  it.each(MUTATIONS)('$name ($file)', TIMEOUT, async (mutation) => {
    const binaries = await build(mutation);
    const { seenBy } = mutation;
    if (seenBy === 'upgrades') {
      expect(() => {
        keepsConfiguration(binaries);
        strangersComeBack(binaries);
      }).toThrow(/^expected .* to (be|deeply equal) /s);
      return;
    }
    expect(() => runSequences({ ...KINDS[seenBy], binaries, shrink: false, seed: 1 })).toThrow(
      /the binary and the model disagree/,
    );
  });
});
