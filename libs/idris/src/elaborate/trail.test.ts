import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { attempt, birth, lasting, onUndo, outlives } from './trail.ts';

/** Makes something, changes the one made so many before, or tries some of these and keeps their effects or not. */
type Step =
  | { readonly kind: 'make'; readonly lasting: boolean }
  | { readonly kind: 'change'; readonly back: number; readonly to: number }
  | { readonly kind: 'attempt'; readonly steps: readonly Step[]; readonly end: 'keep' | 'drop' | 'throw' };

const { steps } = fc.letrec<{ step: Step; steps: Step[] }>((tie) => ({
  step: fc.oneof(
    { maxDepth: 5 },
    fc.record({ kind: fc.constant('make' as const), lasting: fc.boolean() }),
    fc.record({ kind: fc.constant('change' as const), back: fc.nat(8), to: fc.integer() }),
    fc.record({
      kind: fc.constant('attempt' as const),
      steps: tie('steps'),
      end: fc.constantFrom('keep' as const, 'drop' as const, 'throw' as const),
    }),
  ),
  steps: fc.array(tie('step'), { maxLength: 8 }),
}));

interface Cell {
  readonly born: number;
  state: number;
}

function run(program: readonly Step[], cells: Cell[]): void {
  for (const step of program) {
    if (step.kind === 'make') {
      const make = (): Cell => ({ born: birth, state: 0 });
      cells.push(step.lasting ? lasting(make) : make());
    } else if (step.kind === 'change') {
      const cell = cells.at(-1 - step.back);
      if (cell === undefined) continue;
      const before = cell.state;
      cell.state = step.to;
      if (outlives(cell.born)) {
        onUndo(() => {
          cell.state = before;
        });
      }
    } else {
      const there = [...cells];
      const states = there.map(({ state }) => state);
      attempt(
        () => {
          run(step.steps, cells);
          if (step.end === 'throw') throw new Error('as asked');
        },
        () => step.end === 'keep',
      );
      if (step.end === 'keep') continue;
      expect(there.map(({ state }) => state)).toEqual(states);
      // What was made inside is gone.
      cells.length = there.length;
    }
  }
}

test('what was there before an attempt is as it was once that is rolled back, although little is recorded', () => {
  fc.assert(fc.property(steps, (program) => run(program, [])));
});

test('what is kept where no attempt takes it back is always recorded', () => {
  attempt(() => {
    attempt(() => expect(outlives(lasting(() => birth))).toBe(true));
    expect(outlives(lasting(() => birth))).toBe(true);
    expect(outlives(birth)).toBe(false);
  });
});
