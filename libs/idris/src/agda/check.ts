/**
 * Agda as the second prover: exported modules in, a verdict on each out.
 *
 * The sources lie in a scratch directory below the cache, which is deleted afterwards. What Agda accepted is kept as its
 * interface file, under a digest of Agda's version and of all texts the module rests on, and given back to it next time;
 * whether an interface fits its source is for Agda to find. A module is accepted only by Agda's exit status.
 */
import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { digest } from '../driver/cache.ts';
import type { Exported } from './export.ts';
import { primitiveModule, primitiveText } from './primitive.ts';

export interface AgdaVerdict {
  /** The core module's name. */
  readonly module: string;
  /** `blocked`: a module that it imports is rejected. */
  readonly verdict: 'accepted' | 'rejected' | 'blocked';
  /** Where Agda's message points, if it points into the module. */
  readonly declaration?: string;
  /** What Agda said. */
  readonly message?: string;
}

interface AgdaOptions {
  /** The command and its first arguments. */
  readonly agda?: readonly string[];
  /** Directory for scratch files and interfaces. */
  readonly cache: string;
}

/** Is there an Agda? Its version, `undefined` if not. */
export async function agdaVersion(agda: readonly string[] = ['agda']): Promise<string | undefined> {
  const { status, output } = await run([...agda, '--version'], '.');
  return status === 0 ? output.trim() : undefined;
}

/**
 * Checks the modules and what they import, which must be among them.
 * @throws Error if there is no Agda
 */
export async function checkWithAgda(
  modules: readonly Exported[],
  options: AgdaOptions,
): Promise<readonly AgdaVerdict[]> {
  const agda = options.agda ?? ['agda'];
  const version = await agdaVersion(agda);
  if (version === undefined) throw new Error(`${agda.join(' ')} does not run: install agda (Debian: agda-bin)`);
  const kept = join(options.cache, 'agda');
  mkdirSync(kept, { recursive: true });
  const scratch = mkdtempSync(join(kept, 'run-'));
  try {
    const fileOf = (agdaName: string, extension: string) =>
      join(scratch, `${agdaName.replaceAll('.', sep)}.${extension}`);
    const primitives = { agdaName: primitiveModule, text: primitiveText(), closure: [] };
    const sources = [primitives, ...modules];
    const keyOf = (one: (typeof sources)[number]): string =>
      join(
        kept,
        `${digest(version, primitives.text, one.agdaName, one.text, ...one.closure.map((c) => c.text))}.agdai`,
      );
    for (const one of sources) {
      mkdirSync(dirname(fileOf(one.agdaName, 'agda')), { recursive: true });
      writeFileSync(fileOf(one.agdaName, 'agda'), one.text);
      if (existsSync(keyOf(one))) copyFileSync(keyOf(one), fileOf(one.agdaName, 'agdai'));
    }
    const check = (file: string): Promise<Outcome> =>
      run([...agda, '--safe', '--no-libraries', '--include-path=.', file], scratch);
    const all = [
      '{-# OPTIONS --safe --with-K #-}',
      'module All where',
      ...sources.map((one) => `import ${one.agdaName}`),
    ];
    writeFileSync(join(scratch, 'All.agda'), `${all.join('\n')}\n`);
    const whole = await check('All.agda');
    const verdicts: AgdaVerdict[] = [];
    const bad = new Set<Exported>();
    for (const one of modules) {
      if (whole.status !== 0 && one.closure.some((imported) => bad.has(imported))) {
        bad.add(one);
        verdicts.push({ module: one.name, verdict: 'blocked' });
        continue;
      }
      const file = `${one.agdaName.replaceAll('.', sep)}.agda`;
      // Each by itself: Agda stops at the first module that it rejects.
      const { status, output } = whole.status === 0 ? whole : await check(file);
      if (status === 0) {
        verdicts.push({ module: one.name, verdict: 'accepted' });
        continue;
      }
      bad.add(one);
      const declaration = declarationAt(one, output, file);
      const message = output.replaceAll(scratch + sep, '').trim();
      verdicts.push({ module: one.name, verdict: 'rejected', message, ...(declaration && { declaration }) });
    }
    for (const one of sources) {
      const made = fileOf(one.agdaName, 'agdai');
      const accepted = verdicts.some((v) => v.module === ('name' in one && one.name) && v.verdict === 'accepted');
      if ((accepted || one === primitives) && existsSync(made) && !existsSync(keyOf(one))) renameSync(made, keyOf(one));
    }
    return verdicts;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The declaration that Agda's first message about this file points into. */
function declarationAt(one: Exported, output: string, file: string): string | undefined {
  const at = output.indexOf(`${file}:`);
  const line = at < 0 ? undefined : Number(/^\d+/.exec(output.slice(at + file.length + 1))?.[0]);
  return line === undefined ? undefined : one.declarations.findLast(([start]) => start <= line)?.[1];
}

interface Outcome {
  /** Undefined if it could not be started, or was killed. */
  readonly status: number | undefined;
  readonly output: string;
}

function run(command: readonly string[], cwd: string): Promise<Outcome> {
  const [file, ...args] = command as [string, ...string[]];
  return new Promise((resolve) => {
    execFile(file, args, { cwd, maxBuffer: 1 << 28, timeout: 900_000 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      resolve({ status, output: stdout + stderr + (error !== null && status === undefined ? error.message : '') });
    });
  });
}
