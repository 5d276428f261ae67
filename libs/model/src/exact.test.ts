/**
 * A rollback is exact in what the model leaves out too: times of folders and links, owners, and the very files, which are
 * moved back and not copied.
 */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUILT, missing, run } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { type Operation, operations, prepare } from './testing/operation.ts';
import { TIMEOUT } from './testing/sequences.ts';
import { inWorld, type Model, type Real, scenarios } from './testing/world.ts';

// Into var/lib obli-pkg puts its own folder, at the first operation.
const everything = (root: string): string[] => fingerprint(root, (path) => path === 'var/lib');

/** Whether the operation was done. */
function perform(model: Model, real: Real, operation: Operation): boolean {
  const { args, outcome } = prepare(operation, model, real);
  const expected = outcome();
  const { code } = run(real, args);
  if ('refused' in expected || code !== 0) return false;
  model.state = expected.state;
  return true;
}

it('an operation and its rollback leave everything as it was, to the inode and the nanosecond', TIMEOUT, (context) => {
  const absent = missing('plain');
  if (absent !== undefined) {
    console.log(`not run: exact rollback: ${absent}`);
    context.skip(absent);
  }
  let done = 0;
  fc.assert(
    fc.property(scenarios(), fc.array(operations, { maxLength: 3 }), operations, (scenario, before, operation) => {
      inWorld(scenario, BUILT, (model, real) => {
        for (const each of before) perform(model, real, each);
        const was = everything(real.root);
        if (!perform(model, real, operation)) return;
        expect(perform(model, real, { kind: 'rollback', back: 0 })).toBe(true);
        expect(everything(real.root)).toEqual(was);
        done += 1;
      });
    }),
    { numRuns: 150 },
  );
  // Most are refused; too few would say that the generators no longer fit together.
  expect(done).toBeGreaterThan(8);
});
