/**
 * The checkers beside ours that this machine has: Agda on what ours exports, Idris 2 on the sources as they stand.
 *
 * One that is missing is named with the reason, and says nothing of any module.
 */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OtherChecker } from '@lago-grey/idris';
import { findAgda, findIdris2, ToolchainError } from '@lago-grey/toolchain/provers';
import { ROOT } from '../root.ts';

export interface NotRun {
  readonly name: string;
  readonly why: string;
}

interface Others {
  readonly asked: readonly OtherChecker[];
  readonly notRun: readonly NotRun[];
}

/** What they need is loaded on use: most checks ask nobody else. */
const OTHERS = {
  agda: {
    find: findAgda,
    checker: async (program: string, version: string, cache?: string) => {
      const { agdaChecker } = await import('@lago-grey/idris/agda');
      return agdaChecker(program, version, cache);
    },
  },
  idris2: { find: findIdris2, checker: async (program: string, version: string) => idris2Checker(program, version) },
} as const;

type Name = keyof typeof OTHERS;
const isOther = (name: string): name is Name => name in OTHERS;

/**
 * By name, ours left out.
 * @throws Error if there is no such checker
 */
export function parseCheckers(list: string): readonly Name[] {
  return list.split(',').flatMap((name) => {
    if (name === 'lago') return [];
    if (isOther(name)) return [name];
    throw new Error(`--checkers ${list}: expected a list of lago, ${Object.keys(OTHERS).join(', ')}`);
  });
}

/**
 * @param wanted those that must be asked; undefined for all that there are
 * @param cache where they may remember what they found
 * @throws ToolchainError if one is named, here or by its variable, that cannot be used
 */
export async function findOthers(wanted: readonly Name[] | undefined, cache: string | undefined): Promise<Others> {
  const asked: OtherChecker[] = [];
  const notRun: NotRun[] = [];
  for (const name of wanted ?? (Object.keys(OTHERS) as Name[])) {
    const { find, checker } = OTHERS[name];
    const found = await find();
    if (!('missing' in found)) asked.push(await checker(found.program, found.version, cache));
    else if (wanted === undefined) notRun.push({ name, why: found.missing });
    else throw new ToolchainError(`${name} is asked for: ${found.missing}`, 'or ask without --checkers');
  }
  return { asked, notRun };
}

/** Idris 2 itself, on a package as it stands, without our library; it builds into a directory of its own. */
function idris2Checker(program: string, version: string): OtherChecker {
  return async ({ packageFile, modules }) => {
    if (packageFile === undefined) throw new ToolchainError('idris2 checks packages', 'name an .ipkg');
    const started = performance.now();
    const build = join(ROOT, 'dist', 'proofs', 'idris2');
    await mkdir(build, { recursive: true });
    const { execa } = await import('execa');
    const done = await execa(program, ['--build-dir', build, '--typecheck', packageFile], {
      cwd: dirname(packageFile),
      reject: false,
      all: true,
      stdin: 'ignore',
    });
    const own = modules.filter((one) => !one.isLibrary).length;
    const accepted = done.exitCode === 0;
    return {
      name: 'idris2',
      version,
      verdict: accepted ? 'accepted' : 'rejected',
      modules: own,
      // What it remembers is its own business.
      anew: own,
      milliseconds: performance.now() - started,
      disagreements: accepted ? [] : [{ output: done.all || done.shortMessage || 'it does not say why' }],
    };
  };
}
