/**
 * Agda as the second prover: exported modules in, a verdict on each out.
 *
 * The sources lie in a scratch directory below the cache, which is deleted afterwards; what was accepted is remembered
 * (interfaces.ts). A module is accepted only by Agda's exit status, on it or on something that imports it.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join, sep } from 'node:path';
import type { Exported } from './export.ts';
import { Interfaces, type Text } from './interfaces.ts';
import { shareOut } from './lanes.ts';
import { readable } from './names.ts';
import { primitiveModule, primitiveText } from './primitive.ts';
import { inTurn } from './turn.ts';

export interface AgdaVerdict {
  readonly module: Exported;
  /** `blocked`: a module that it imports is rejected. */
  readonly verdict: 'accepted' | 'rejected' | 'blocked';
  /** Where Agda's message points, if it points into the module. */
  readonly declaration?: string;
  /** What Agda said, with names as core has them. */
  readonly message?: string;
}

export interface AgdaOptions {
  /** The command and its first arguments. */
  readonly agda: readonly string[];
  /** What it calls itself; part of what is remembered. */
  readonly version: string;
  /** Directory for scratch files and interfaces. */
  readonly directory: string;
}

/** Is there an Agda? What it calls itself, `undefined` if not. */
export async function agdaVersion(agda: readonly string[]): Promise<string | undefined> {
  const { status, output } = await run([...agda, '--version'], '.');
  return status === 0 ? output.trim() : undefined;
}

/** What was accepted before, and what is kept of it. */
export const interfacesOf = ({ version, directory }: AgdaOptions): Interfaces =>
  new Interfaces(directory, version, primitiveText());

/** What all exported modules import. */
export const primitives = (): Text => ({ agdaName: primitiveModule, text: primitiveText(), closure: [] });

const fileOf = (one: Text): string => `${one.agdaName.replaceAll('.', sep)}.agda`;

/** Checks the modules, and what they rest on before them; a verdict on each of the modules, in their order. */
export async function checkWithAgda(
  modules: readonly Exported[],
  options: AgdaOptions,
): Promise<readonly AgdaVerdict[]> {
  const interfaces = interfacesOf(options);
  const known = (one: Exported): boolean => interfaces.accepted(interfaces.keyOf(one));
  if (modules.every(known)) return modules.map((module) => ({ module, verdict: 'accepted' }));
  return inTurn(options.directory, () => checkUnknown(modules, interfaces, options));
}

async function checkUnknown(
  modules: readonly Exported[],
  interfaces: Interfaces,
  options: AgdaOptions,
): Promise<readonly AgdaVerdict[]> {
  const unknown = modules.filter((one) => !interfaces.accepted(interfaces.keyOf(one)));
  const closure = [...new Set(unknown.flatMap((one) => [...one.closure, one]))];
  const base = primitives();
  const scratch = mkdtempSync(join(options.directory, 'run-'));
  try {
    for (const one of [base, ...closure]) {
      const path = join(scratch, fileOf(one));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, one.text);
      interfaces.lay(one, `${path}i`);
    }
    const rejected = await rejections(closure, scratch, options);
    const accepted = (one: Exported) => !rejected.has(one) && !one.closure.some((other) => rejected.has(other));
    interfaces.keep(base, join(scratch, `${fileOf(base)}i`));
    for (const one of closure.filter(accepted)) {
      interfaces.keep(one, join(scratch, `${fileOf(one)}i`));
      interfaces.accept(interfaces.keyOf(one));
    }
    interfaces.prune();
    return modules.map((module): AgdaVerdict => {
      const output = rejected.get(module);
      if (output === undefined) return { module, verdict: accepted(module) ? 'accepted' : 'blocked' };
      const declaration = declarationAt(module, output);
      const message = readable(output.replaceAll(scratch + sep, '')).trim();
      return { module, verdict: 'rejected', message, ...(declaration && { declaration }) };
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const FEW = 20;
/** Processes at a time: each takes up to a gigabyte. */
const LANES = 4;
/** A larger young generation than GHC's own, with which collecting takes a third of Agda's time. */
const COLLECTOR = ['+RTS', '-A64M', '-RTS'];

/** What Agda says against each module that it rejects; those that import one of them are not looked at. */
async function rejections(
  modules: readonly Exported[],
  scratch: string,
  { agda }: AgdaOptions,
): Promise<ReadonlyMap<Exported, string>> {
  // An Agda that was built without these options says so by its exit status.
  const collector = (await agdaVersion([...agda, ...COLLECTOR])) === undefined ? [] : COLLECTOR;
  const check = (file: string): Promise<Outcome> =>
    run([...agda, ...collector, '--safe', '--no-libraries', '--local-interfaces', '--include-path=.', file], scratch);
  /** Asks about several at once. */
  const checkAll = (name: string, some: readonly Text[]): Promise<Outcome> => {
    const imports = some.map((one) => `import ${one.agdaName}`);
    const text = ['{-# OPTIONS --safe --with-K #-}', `module ${name} where`, ...imports];
    writeFileSync(join(scratch, `${name}.agda`), `${text.join('\n')}\n`);
    return check(`${name}.agda`);
  };
  const rejected = new Map<Exported, string>();
  const checked = (one: Exported): boolean => existsSync(join(scratch, `${fileOf(one)}i`));
  const { first, lanes } = shareOut(modules, Math.min(availableParallelism(), LANES), (one) =>
    checked(one) ? 0 : one.text.length,
  );
  if (lanes.length > 1 && (await checkAll('First', [primitives(), ...first])).status === 0) {
    const outcomes = await Promise.all(lanes.map((lane, at) => checkAll(`Lane${at}`, lane)));
    if (outcomes.every(({ status }) => status === 0)) return rejected;
  }
  let rest = modules;
  // Agda stops at the first module that it rejects: that one is put aside, and the others are asked about again.
  for (let turn = 0; rest.length > 0; turn++) {
    const whole = await checkAll(`All${turn}`, rest);
    if (whole.status === 0) return rejected;
    // A message may name other files too: the verdict is that on the module itself.
    // Few are asked about one by one: that takes less than asking about all the others again after each.
    const named = rest.length > FEW ? rest.filter((one) => whole.output.includes(`${fileOf(one)}:`)) : [];
    for (const candidates of [named, rest]) {
      const before = rejected.size;
      for (const one of candidates) {
        if (one.closure.some((other) => rejected.has(other))) continue;
        const { status, output } = await check(fileOf(one));
        if (status !== 0) rejected.set(one, output);
      }
      if (rejected.size > before) break;
    }
    const next = rest.filter((one) => !rejected.has(one) && !one.closure.some((other) => rejected.has(other)));
    if (next.length === rest.length) {
      // Agda refuses them together and each alone not.
      for (const one of rest) rejected.set(one, whole.output);
      return rejected;
    }
    rest = next;
  }
  return rejected;
}

/** The declaration that Agda's first message about this module points into. */
function declarationAt(one: Exported, output: string): string | undefined {
  const file = `${fileOf(one)}:`;
  const at = output.indexOf(file);
  const line = at < 0 ? undefined : Number(/^\d+/.exec(output.slice(at + file.length))?.[0]);
  return line === undefined ? undefined : one.declarations.findLast(([start]) => start <= line)?.[1];
}

interface Outcome {
  /** Undefined if it could not be started, or was killed. */
  readonly status: number | undefined;
  readonly output: string;
}

function run(command: readonly string[], cwd: string): Promise<Outcome> {
  const [file, ...args] = command as [string, ...string[]];
  // In a locale that cannot write them, Agda ends at the first message with a sign of its own.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return new Promise((resolve) => {
    execFile(file, args, { cwd, env, maxBuffer: 1 << 28, timeout: 900_000 }, (error, stdout, stderr) => {
      const status = error === null ? 0 : typeof error.code === 'number' ? error.code : undefined;
      resolve({ status, output: stdout + stderr + (error !== null && status === undefined ? error.message : '') });
    });
  });
}
