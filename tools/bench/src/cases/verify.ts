/**
 * The three signatures of a package, verified 300 times: by obli-pkg's code as it ships and without the processor's instructions
 * for hashing, beside the OpenSSL that Node brings and @noble. Signing, once, is in the figures of the latter two.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { recordsOf, testKeys } from '@lago-grey/sign/testing';
import type { Case } from '../measure.ts';
import { build, ROOT } from '../workspace.ts';

const TIMES = 300;

export const verifyCase: Case = async (scratch) => {
  await build();
  const file = join(scratch, 'records');
  await writeFile(file, recordsOf(testKeys(1), TIMES));
  const program = join(ROOT, 'dist/obli-pkg/amd64/verdicts');
  const peer = join(ROOT, 'tools/bench/src/peers/verify.ts');
  return [
    {
      name: `verify, ${TIMES} packages`,
      variants: [
        { name: 'obli-pkg', command: [program], input: file },
        { name: 'obli-pkg, portable', command: [program, 'portable'], input: file },
        { name: 'OpenSSL in Node', command: [process.execPath, peer, 'openssl', String(TIMES)] },
        { name: '@noble', command: [process.execPath, peer, 'noble', String(TIMES)] },
      ],
    },
  ];
};
