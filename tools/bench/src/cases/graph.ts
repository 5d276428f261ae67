/** The graph with nothing to do, and the cross-build of obli-pkg for both architectures from an empty compiler cache. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from '../measure.ts';
import { lago, ROOT } from '../workspace.ts';

export const graphCase: Case = async () => {
  const nx: [string, ...string[]] = [
    process.execPath,
    join(ROOT, 'node_modules/nx/bin/nx.js'),
    'run-many',
    '--targets=check,generate,build,image',
  ];
  return [{ name: 'graph', variants: [{ name: 'nothing to do', command: nx, cwd: ROOT }] }];
};

export const buildCase: Case = async (scratch) => {
  const cold = join(scratch, 'zig');
  const env = { ZIG_GLOBAL_CACHE_DIR: cold, ZIG_LOCAL_CACHE_DIR: cold };
  const before = () => rm(cold, { recursive: true, force: true });
  return [
    {
      name: 'cross-build of obli-pkg',
      variants: ['amd64', 'arm64'].map((arch) => ({
        name: `cold, ${arch}`,
        before,
        command: lago('build', 'obli-pkg', '--arch', arch),
        cwd: ROOT,
        env,
      })),
    },
  ];
};
