/** The tests have teeth: each broken obli-pkg is told from the model, or breaks a law. */
import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Binaries } from './testing/binary.ts';
import { scratch } from './testing/history.ts';
import { KINDS } from './testing/kinds.ts';
import { build, MUTATIONS } from './testing/mutants.ts';
import { type PowerCut, powerCuts, violations } from './testing/power/cut.ts';
import { record } from './testing/power/traces.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';
import { keepsConfiguration, strangersComeBack } from './testing/upgrades.ts';

/** Whether some power cut, the same ones every time, brings a mistake to light. */
function seesPowerCuts(binaries: Binaries): boolean {
  const folder = scratch();
  try {
    const traces = record(binaries, 13);
    const well = (cut: PowerCut): boolean => violations(traces, binaries, cut, folder).length === 0;
    return fc.check(fc.property(powerCuts, well), { numRuns: 5_000, seed: 1, endOnFailure: true }).failed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a broken obli-pkg is found out', () => {
  it.each(MUTATIONS)('$name ($file)', TIMEOUT, async (mutation) => {
    const binaries = await build(mutation);
    const { seenBy, seed = 1 } = mutation;
    if (seenBy === 'upgrades') {
      expect(() => {
        keepsConfiguration(binaries);
        strangersComeBack(binaries);
      }).toThrow(/^expected .* to (be|deeply equal) /s);
      return;
    }
    if (seenBy === 'powerCuts') {
      expect(seesPowerCuts(binaries)).toBe(true);
      return;
    }
    expect(() => runSequences({ ...KINDS[seenBy], binaries, shrink: false, seed })).toThrow(
      /the binary and the model disagree/,
    );
  });
});
