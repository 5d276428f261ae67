/**
 * Idris 2 itself, where it happens to be installed: a further checker, never a requirement, so nothing here fails
 * because it is missing.
 *
 * `IDRIS2` names the program, or it is on PATH. Older than 0.7 is as good as missing: proofs/ is written in the
 * language of 0.7.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ToolchainError } from './errors.ts';

export { ToolchainError };

const MINIMUM = { major: 0, minor: 7 };

export interface Idris2 {
  readonly program: string;
  /** As it says itself, such as 0.7.0. */
  readonly version: string;
}

/** The version in what `idris2 --version` prints. */
export function parseIdris2Version(output: string): string | undefined {
  return /\bversion (\d+\.\d+(?:\.\d+)?)/.exec(output)?.[1];
}

export function isNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > MINIMUM.major || (major === MINIMUM.major && minor >= MINIMUM.minor);
}

/** @throws ToolchainError if IDRIS2 names a program that cannot be used: who sets it wants to know */
export async function findIdris2(env: NodeJS.ProcessEnv = process.env): Promise<Idris2 | undefined> {
  const named = env['IDRIS2'];
  const program = named === undefined || named === '' ? 'idris2' : named;
  const version = isThere(program, env['PATH'] ?? '') ? await versionOf(program, env) : undefined;
  if (version !== undefined && isNewEnough(version)) return { program, version };
  if (program === named) {
    const found = version === undefined ? 'is not an Idris 2' : `is ${version}`;
    throw new ToolchainError(`IDRIS2=${named} ${found}; 0.7 or newer is needed`, 'unset IDRIS2, or name another one');
  }
  return undefined;
}

function isThere(program: string, path: string): boolean {
  const candidates = program.includes('/') ? [program] : path.split(delimiter).map((folder) => join(folder, program));
  return candidates.some((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

async function versionOf(program: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  // Loaded on use: most machines have no Idris 2, and every check asks.
  const { execa } = await import('execa');
  const result = await execa(program, ['--version'], { reject: false, stdin: 'ignore', env, extendEnv: false });
  return result.failed ? undefined : parseIdris2Version(result.stdout);
}
