/**
 * A system call that fails, whichever it is, one that only looks too: the operation is done or nothing has changed, to the
 * nanosecond and with nothing left over, and the message says what to do about it.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { attributes, give } from './testing/attributes.ts';
import { BUILT, missing, run } from './testing/binary.ts';
import { hand } from './testing/hand.ts';
import { adorn, begin, duplicate, HISTORY, scratch } from './testing/history.ts';
import { differences, describe as nodes } from './testing/power/tree.ts';
import { LONG, TIMEOUT } from './testing/sequences.ts';

const absent = missing('plain', 'fault');

const ERRORS = [
  { name: 'ENOSPC', errno: 28, advice: /no space left on this file system: free some/ },
  { name: 'EIO', errno: 5, advice: /the disk reported an error: look at the kernel log/ },
  { name: 'EDQUOT', errno: 122, advice: /the disk quota is used up: free some space/ },
  { name: 'EMFILE', errno: 24, advice: /too many open files: raise the limit/ },
  { name: 'EINTR', errno: 4, advice: undefined },
] as const;

/** More than any of the operations makes. */
const MANY = 2_000;
/** So many faults in a row that hit nothing: they lie behind the last call. */
const ENOUGH = 5;

describe('a system call that fails', () => {
  let program = '';
  /** Why packages have no attributes here. */
  let bare = absent;
  beforeAll(async () => {
    if (absent !== undefined) return;
    program = await hand();
    const folder = scratch();
    bare = give(program, folder, ['']);
    rmSync(folder, { recursive: true });
    if (bare !== undefined) console.log(`not run: attributes of packages while calls fail: ${bare}`);
  });
  const lines = (root: string) => [
    ...nodes(root),
    ...(bare === undefined ? attributes(program, root).map((text) => ({ text, mtime: undefined })) : []),
  ];
  beforeEach(({ skip }) => skip(absent !== undefined, `not run: system calls that fail: ${absent}`));
  // In a short run every seventh call fails, each in the next way.
  it.each(HISTORY.map((operation, index) => ({ ...operation, index })))('in $title', TIMEOUT, ({ args, index }) => {
    const folder = scratch();
    try {
      const { root, version } = bare === undefined ? begin(folder, BUILT, adorn) : begin(folder, BUILT);
      for (const earlier of HISTORY.slice(0, index)) {
        expect(run({ root, binaries: BUILT }, earlier.args(version)).code).toBe(0);
      }
      const before = lines(root);
      const outside = before.filter(({ text }) => !text.startsWith('var'));
      const copy = { root: join(folder, 'copy'), binaries: BUILT };
      const stopped = (after: number, { name, errno, advice }: (typeof ERRORS)[number]): boolean => {
        duplicate(root, copy.root);
        const answer = run(copy, args(version), { after, errno, reading: true });
        const what = `${name} at call ${after}: exit ${answer.code}, ${answer.stderr}`;
        if (advice === undefined) expect(answer.code, what).toBe(0);
        if (answer.code !== 0) {
          expect(answer.code, what).toBe(34);
          // After the commit there is nothing to take back.
          const committed = /is done, but may be lost if the power fails now: see to the disk/;
          expect(
            [advice, committed].some((text) => text?.test(answer.stderr)),
            what,
          ).toBe(true);
        }
        if (differences(lines(copy.root), before).length > 0) {
          // Done, or stopped so that it could not even take everything back: the next command does.
          expect(run(copy, ['recover']).code, what).toBe(0);
          const wrong = differences(lines(copy.root), before);
          if (wrong.length > 0) {
            const next = String(index + 3);
            const answers = [run(copy, ['verify']).code, run(copy, ['rollback', String(index + 2)]).code];
            expect({ answers, wrong }, what).toEqual({ answers: [expect.any(Number), 0], wrong });
            expect(run(copy, ['trace', next]).code, what).toBe(0);
            const again = lines(copy.root).filter(({ text }) => !text.startsWith('var'));
            expect(differences(again, outside), what).toEqual([]);
          }
        }
        rmSync(copy.root, { recursive: true });
        // A fault that comes after the last call is none.
        return answer.code !== 0 || answer.json === undefined;
      };
      let quiet = 0;
      for (let after = 1; after < MANY && quiet < ENOUGH; after += LONG ? 1 : 7) {
        const errors = LONG ? ERRORS : ERRORS.filter((_, number) => number === after % ERRORS.length);
        const failed = errors.map((error) => stopped(after, error));
        quiet = failed.includes(true) ? 0 : quiet + 1;
      }
      expect(quiet).toBe(ENOUGH);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
