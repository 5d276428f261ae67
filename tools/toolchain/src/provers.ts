/**
 * Provers that happen to be installed: further checkers, never a requirement, so nothing here fails because one is
 * missing.
 *
 * A variable names the program, or it is on PATH. One that is too old is as good as missing: proofs/ is written in the
 * language of Idris 2 0.7, and what is exported to Agda is what 2.6.2 (Debian 12) takes.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ToolchainError } from './errors.ts';

export { ToolchainError };

interface Kind {
  readonly title: string;
  readonly program: string;
  readonly variable: string;
  readonly minimum: readonly [major: number, minor: number, patch: number];
  readonly help: string;
}

const IDRIS2: Kind = {
  title: 'Idris 2',
  program: 'idris2',
  variable: 'IDRIS2',
  minimum: [0, 7, 0],
  help: 'put Idris 2, 0.7 or newer, on PATH, or name it in IDRIS2',
};
const AGDA: Kind = {
  title: 'Agda',
  program: 'agda',
  variable: 'AGDA',
  minimum: [2, 6, 2],
  help: 'on Debian, as root: apt-get install agda-bin',
};

interface Prover {
  readonly program: string;
  /** As it says itself, such as 0.7.0. */
  readonly version: string;
}

/** Or why there is none. */
type Found = Prover | { readonly missing: string };

/** The version in what `--version` prints. */
function parseVersion(output: string): string | undefined {
  return /\bversion (\d+(?:\.\d+)+)/.exec(output)?.[1];
}

function isNewEnough(version: string, minimum: readonly number[]): boolean {
  const parts = version.split('.').map(Number);
  const at = minimum.findIndex((least, i) => (parts[i] ?? 0) !== least);
  return at < 0 || (parts[at] ?? 0) > minimum[at]!;
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

/** Undefined if it is not the prover that is meant. */
async function versionOf(program: string, title: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  // Loaded on use: most machines have no Idris 2, and every check of a package asks.
  const { execa } = await import('execa');
  const result = await execa(program, ['--version'], { reject: false, stdin: 'ignore', env, extendEnv: false });
  return result.failed || !result.stdout.includes(title) ? undefined : parseVersion(result.stdout);
}

async function find({ title, program, variable, minimum, help }: Kind, env: NodeJS.ProcessEnv): Promise<Found> {
  const named = env[variable] === '' ? undefined : env[variable];
  const command = named ?? program;
  const there = isThere(command, env['PATH'] ?? '');
  const version = there ? await versionOf(command, title, env) : undefined;
  if (version !== undefined && isNewEnough(version, minimum)) return { program: command, version };
  const least = minimum.slice(0, 2).join('.');
  const why = version === undefined ? `is not ${title}` : `is ${version}; ${least} or newer is needed`;
  // Who names one wants to know.
  if (named !== undefined)
    throw new ToolchainError(`${variable}=${named} ${why}`, `unset ${variable}, or name another`);
  return { missing: there ? `${program} ${why} (${help})` : `${program} is not on PATH (${help})` };
}

/** @throws ToolchainError if IDRIS2 names a program that cannot be used */
export const findIdris2 = (env: NodeJS.ProcessEnv = process.env): Promise<Found> => find(IDRIS2, env);
/** @throws ToolchainError if AGDA names a program that cannot be used */
export const findAgda = (env: NodeJS.ProcessEnv = process.env): Promise<Found> => find(AGDA, env);
