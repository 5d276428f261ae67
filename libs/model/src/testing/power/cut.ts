/** The power goes: what is left of a recorded trace, and whether the real obli-pkg makes it whole again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc, { type Arbitrary } from 'fast-check';
import { type Binaries, run } from '../binary.ts';
import { cutAfter, left, type Survival, survivors } from './disk.ts';
import { OUTERMOST, type Trace } from './traces.ts';
import { attributes, describe, differences, plant } from './tree.ts';

export interface PowerCut {
  readonly trace: number;
  /** After how many steps. */
  readonly after: number;
  readonly survival: Survival;
}

/** After the last step. */
const END = 1_000;

const index = fc.nat({ max: 200 });
const few = <T>(of: Arbitrary<T>): Arbitrary<T[]> => fc.array(of, { maxLength: 4 });

export const powerCuts: Arbitrary<PowerCut> = fc.record({
  trace: fc.nat({ max: 999 }),
  after: fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 999 }) }, { weight: 1, arbitrary: fc.constant(END) }),
  survival: fc.record({
    lose: fc.boolean(),
    named: fc.oneof({ weight: 3, arbitrary: few(index) }, { weight: 1, arbitrary: fc.array(index, { maxLength: 60 }) }),
    swaps: fc.oneof(
      { weight: 3, arbitrary: few(fc.tuple(index, index)) },
      { weight: 1, arbitrary: fc.array(fc.tuple(index, index), { maxLength: 60 }) },
    ),
    twice: few(index),
    torn: few(fc.tuple(index, fc.constantFrom('nothing' as const, 'half' as const, 'zeros' as const))),
  }),
});

const inWords = (_: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** What is wrong after the power cut and a recovery, in lines; nothing if all is well. */
export function violations(traces: readonly Trace[], binaries: Binaries, cut: PowerCut, scratch: string): string[] {
  const trace = traces[cut.trace % traces.length]!;
  const after = cut.after === END ? trace.steps.length : cut.after % (trace.steps.length + 1);
  const allowed = trace.allowed(after);
  if (allowed.length === 0) return [];
  const at = cutAfter(trace.start, trace.steps.slice(0, after));
  const folder = mkdtempSync(join(scratch, 'cut-'));
  const root = join(folder, 'root');
  try {
    plant(left(at, cut.survival), root, trace.hand);
    const { code, stderr } = run({ root, binaries }, ['recover']);
    const signs = trace.hand === undefined ? [] : attributes(root, OUTERMOST, trace.hand);
    const wrong = allowed.map((state) => [...signs, ...differences(describe(root), state)]);
    if (code === 0 && wrong.some((lines) => lines.length === 0)) return [];
    const lines = survivors(at.pending, cut.survival).map(
      (call) => `  survived: ${JSON.stringify(call, inWords).slice(0, 160)}`,
    );
    const states = wrong
      .toSorted((one, other) => one.length - other.length)
      .map((each) => ['  as against a state that is allowed:', ...each.map((line) => `    ${line}`)]);
    return [
      `${trace.title}, power cut after ${after} of ${trace.steps.length} steps; recovery ended with ${code}: ${stderr}`,
      ...lines,
      ...states.flat(),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
