/**
 * A rollback is exact in what the model leaves out too: times of folders and links, owners, and the very files, which are
 * moved back and not copied.
 */
import { lstatSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BUILT, missing, run } from './testing/binary.ts';
import { type Operation, operations, prepare } from './testing/operation.ts';
import { TIMEOUT } from './testing/sequences.ts';
import { scan } from './testing/tree.ts';
import { inWorld, type Model, type Real, scenarios } from './testing/world.ts';

/** Everything that a file system tells, beneath the root. */
function everything(root: string): string[] {
  // Into var/lib obli-pkg puts its own folder, at the first operation.
  const paths = [...scan(root).keys()].filter((path) => path !== 'var/lib');
  return paths.sort().map((path) => {
    const { mode, uid, gid, size, mtimeNs, ino, nlink } = lstatSync(join(root, path), { bigint: true });
    const link = (mode & 0o170000n) === 0o120000n ? readlinkSync(join(root, path)) : '';
    const folder = (mode & 0o170000n) === 0o040000n;
    // A folder's size and number of links follow from what is in it; how they do differs between file systems.
    const more = folder ? '' : `${size} ${nlink}`;
    return `${JSON.stringify(path)} ${mode.toString(8)} ${uid}:${gid} ${mtimeNs} ${ino} ${more} ${link}`;
  });
}

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
  expect(done).toBeGreaterThan(20);
});
