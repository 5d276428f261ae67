/** A copy of the proofs in a temporary directory, to be changed and judged; the original stays as it is. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const PROOFS = resolve(import.meta.dirname, '..');
export const ABI = resolve(PROOFS, '../abi');
export const PACKAGE = 'lago-grey.ipkg';

export interface Copy {
  readonly root: string;
  readonly packageFile: string;
  /** What was checked before, for this copy alone: a test never profits from what another has left. */
  readonly cache: string;
  remove(): void;
}

export function copyProofs(): Copy {
  const base = mkdtempSync(join(tmpdir(), 'lago-proofs-'));
  const root = join(base, 'proofs');
  mkdirSync(root);
  for (const name of [PACKAGE, 'theorems.json', 'Abi', 'Install', 'Package'])
    cpSync(join(PROOFS, name), join(root, name), { recursive: true });
  return {
    root,
    packageFile: join(root, PACKAGE),
    cache: join(base, 'cache'),
    remove: () => rmSync(base, { recursive: true, force: true }),
  };
}
