/** The proofs, cold (no cache at all) and warm (nothing changed). */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '../measure.ts';
import { lago, ROOT } from '../workspace.ts';

export const checkCase: Case = async (scratch) => {
  const command = lago('check', join(ROOT, 'proofs/lago-grey.ipkg'));
  const cold = join(scratch, 'cold');
  const warm = join(scratch, 'warm');
  return [
    {
      name: 'proof check',
      variants: [
        {
          name: 'cold',
          before: () => rm(cold, { recursive: true, force: true }),
          command,
          cwd: ROOT,
          env: { LAGO_CACHE: cold },
        },
        { name: 'warm', command, cwd: ROOT, env: { LAGO_CACHE: warm } },
      ],
    },
  ];
};
