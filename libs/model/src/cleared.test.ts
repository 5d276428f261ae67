/**
 * Somebody clears obli-pkg's stage between a crash and its recovery, because it looks like litter: what the interrupted
 * operation had not put aside yet is still at its path, and must stay there. Recovery may look for what was staged; it must
 * never take the old node for the new one.
 */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BUILT, missing, run } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';
import { begin, HISTORY, scratch } from './testing/history.ts';
import { describeNeeding } from './testing/needing.ts';
import { TIMEOUT } from './testing/sequences.ts';

const STATE = 'var/lib/obli-pkg';
/** More than any of these operations makes. */
const MANY = 500;

describeNeeding(missing('plain', 'fault'), 'a stage that somebody cleared', {}, () => {
  it('costs nothing that was there before, wherever the operation was stopped', TIMEOUT, () => {
    const folder = scratch();
    try {
      const { root, version } = begin(folder, BUILT);
      const real = { root, binaries: BUILT };
      const everything = (): string[] => fingerprint(root, (path) => path === STATE);
      let cleared = 0;
      for (const { title, args } of HISTORY) {
        const command = args(version);
        const before = everything();
        for (let after = 1; ; after++) {
          expect(after).toBeLessThan(MANY);
          const answer = run(real, command, { after });
          if (answer.code === 0) break;
          const what = `${title}, stopped at writing call ${after}`;
          const stage = join(root, STATE, 'stage');
          if (existsSync(join(root, STATE, 'journal'))) {
            for (const name of readdirSync(stage)) {
              rmSync(join(stage, name), { recursive: true });
              cleared++;
            }
          } else if (everything().join() !== before.join()) {
            // It had been committed, and only its last syncs were missing.
            break;
          }
          const { code, stderr } = run(real, ['recover']);
          expect(code, `${what}: ${stderr}`).toBe(0);
          expect(everything(), what).toEqual(before);
        }
      }
      expect(cleared).toBeGreaterThan(100);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
