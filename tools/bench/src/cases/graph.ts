/** The graph with nothing to do, and the cross-build of obli-pkg for both architectures from an empty compiler cache. */
import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheRoot } from '@lago-grey/toolchain';
import type { Case } from '../measure.ts';
import { lago, ROOT } from '../workspace.ts';

export const graphCase: Case = async () => {
  const nx: [string, ...string[]] = [
    process.execPath,
    join(ROOT, 'node_modules/.bin/nx'),
    'run-many',
    '--targets=check,generate,build,image',
  ];
  return [{ name: 'graph', variants: [{ name: 'nothing to do', command: nx, cwd: ROOT }] }];
};

export const buildCase: Case = async (scratch) => {
  // What was fetched is there; nothing that was compiled.
  const cold = join(scratch, 'cache');
  const FETCHED = ['tools', 'materials'];
  await mkdir(cold);
  for (const name of FETCHED) await symlink(join(cacheRoot(), name), join(cold, name));
  const before = async () => {
    const compiled = (await readdir(cold)).filter((name) => !FETCHED.includes(name));
    for (const name of compiled) await rm(join(cold, name), { recursive: true });
  };
  return [
    {
      name: 'cross-build of obli-pkg',
      variants: ['amd64', 'arm64'].map((arch) => ({
        name: `cold, ${arch}`,
        before,
        command: lago('build', 'obli-pkg', '--arch', arch),
        cwd: ROOT,
        env: { LAGO_CACHE: cold },
      })),
    },
  ];
};
