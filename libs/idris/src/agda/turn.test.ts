/** Runs of Agda that share what they remember take turns. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { inTurn } from './turn.ts';

const folder = mkdtempSync(join(tmpdir(), 'lago-turn-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const pause = (milliseconds: number) => new Promise((next) => setTimeout(next, milliseconds));

it('no two are at it at once, and each has its turn, whatever they end with', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.record({ takes: fc.nat(3), fails: fc.boolean() }), { maxLength: 3 }), async (runs) => {
      let inside = 0;
      const done = await Promise.allSettled(
        runs.map(({ takes, fails }) =>
          inTurn(folder, async () => {
            expect(++inside).toBe(1);
            await pause(takes);
            inside--;
            if (fails) throw new Error('on purpose');
          }),
        ),
      );
      expect(done.map(({ status }) => status)).toEqual(runs.map(({ fails }) => (fails ? 'rejected' : 'fulfilled')));
      expect(readdirSync(folder)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});

it('the turn of a process that is gone is taken over', async () => {
  // No system numbers its processes so high.
  writeFileSync(join(folder, 'turn'), '999999999');
  expect(await inTurn(folder, async () => 'here')).toBe('here');
});
