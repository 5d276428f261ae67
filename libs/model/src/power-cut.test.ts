/**
 * Power cuts: the writes, renames and syncs of the real obli-pkg, replayed with those that were not synced lost, reordered,
 * repeated and torn, as proofs/Install/Disk.idr has it. Whatever is left, the next command makes it the state before or the
 * state after; and what a command has said to be done stays done.
 */
import { rmSync } from 'node:fs';
import { execaSync } from 'execa';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BUILT, missing } from './testing/binary.ts';
import { hand } from './testing/hand.ts';
import { HISTORY, scratch } from './testing/history.ts';
import { type PowerCut, powerCuts, violations } from './testing/power/cut.ts';
import { record, recordFirst, type Trace } from './testing/power/traces.ts';
import { LONG, TIMEOUT } from './testing/sequences.ts';

const noTrace =
  execaSync('strace', ['true'], { reject: false }).exitCode === 0 ? undefined : 'strace cannot follow a program here';
const absent = missing('plain', 'fault') ?? noTrace;

describe('a power cut', () => {
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: power cuts: ${absent}`));
  let traces: readonly Trace[] = [];
  let folder = '';
  beforeAll(() => {
    if (absent !== undefined) return;
    folder = scratch();
    traces = record(BUILT, LONG ? 1 : 9);
  });
  afterAll(() => folder && rmSync(folder, { recursive: true, force: true }));

  it('is provided for by at most ten sync calls an operation', () => {
    const whole = traces.filter(({ title }) => HISTORY.some((operation) => operation.title === title));
    const syncs = whole.map(({ steps }) => steps.filter(({ call }) => call === 'syncfs' || call === 'fsync').length);
    expect(syncs).toHaveLength(HISTORY.length);
    for (const count of syncs) {
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThanOrEqual(10);
    }
  });

  it('leaves the state before or after, whatever the disk has of what was not synced', TIMEOUT, () => {
    fc.assert(
      fc.property(powerCuts, (cut: PowerCut) => {
        expect(violations(traces, BUILT, cut, folder).join('\n')).toBe('');
      }),
      { numRuns: LONG ? 10_000 : 400 },
    );
  });
});

describe('a power cut during the very first command', () => {
  let traces: readonly Trace[] = [];
  let folder = '';
  /** Why it cannot be tried here, if it cannot. */
  let bare = absent;
  beforeAll(async () => {
    if (absent !== undefined) return;
    folder = scratch();
    const program = await hand();
    const tried = execaSync(program, ['set', 'user.test', '00', folder], { reject: false });
    if (tried.failed) bare = `${folder} is on a file system without extended attributes: ${tried.stderr}`;
    else traces = recordFirst(BUILT, LONG ? 1 : 7, program);
  });
  beforeEach(({ skip }) => skip(bare !== undefined, `not run: power cuts during the first command: ${bare}`));
  afterAll(() => folder && rmSync(folder, { recursive: true, force: true }));

  it('leaves no sign of it, or the package installed', TIMEOUT, () => {
    expect(traces.length).toBeGreaterThan(6);
    fc.assert(
      fc.property(powerCuts, (cut: PowerCut) => {
        expect(violations(traces, BUILT, cut, folder).join('\n')).toBe('');
      }),
      { numRuns: LONG ? 10_000 : 400 },
    );
  });
});
