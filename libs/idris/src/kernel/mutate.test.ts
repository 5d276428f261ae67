/**
 * Mutated core modules of the library and of the proofs: the kernel answers, in bounded time, and does not say yes to
 * anything false.
 *
 * The criterion for an acceptance. That a mutant is well typed is not a mistake: one proof may stand for another, a
 * constructor nobody matches on may be dropped. So an acceptance is sorted by meaning.testing.ts, and
 * - a mutant that is wrong by construction (a branch less, a call of itself with its own arguments, a name twice, …) must
 *   be refused, one that is right by construction (fields renamed, branches reordered) must be accepted;
 * - `refuted` is a failure: a statement is proved that is false at small values, found by looking at the statement alone;
 * - `same`, `convertible`, `fewer`, `quantities` need no judge beside the kernel: they state what the original states;
 * - `different` ones are given to Agda in the long run. What Agda refuses is a failure, unless triage.testing.ts says why.
 *
 * A mutant is a number and the modules as they are: `LAGO_SEED=1234` looks at that one alone. Time is bounded by steps of
 * the kernel, so that the answer does not depend on the machine.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agdaVersion, checkWithAgda } from '../agda/check.ts';
import { type Exported, exportModule } from '../agda/export.ts';
import type { CoreModule, SerialModule } from '../core/format.ts';
import { parse, serialise } from '../core/serialise.ts';
import { checkerDigest, directoryCache } from '../driver/cache.ts';
import { Graph, type Source } from '../driver/graph.ts';
import { Program } from '../driver/program.ts';
import { checkModule, type Environment, emptyEnvironment, KernelError } from './kernel.ts';
import { meaning, refuted } from './mutation/meaning.testing.ts';
import { type Mutant, mutantOf } from './mutation/mutate.testing.ts';
import { triage } from './mutation/triage.testing.ts';
import { budget } from './value.ts';

const long = process.env['LAGO_LONG'] === '1';
const runs = long ? 10_000 : 300;
const only = process.env['LAGO_SEED'];
/** A hundred times what the largest module takes. */
const steps = 5_000_000;

interface Original {
  readonly serial: SerialModule;
  readonly core: CoreModule;
  /** What it is checked in, and the same with it. */
  readonly below: Environment;
  readonly environment: Environment;
}
const originals: Original[] = [];
const folder = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const cacheFolder = process.env['LAGO_CACHE'] ?? join(homedir(), '.cache', 'lago-grey');

beforeAll(() => {
  const [library, proofs] = [folder('libs/idris/lib'), folder('proofs')];
  const graph = new Graph({ libraryRoot: library, roots: [proofs], packages: false });
  const cache = directoryCache(join(cacheFolder, 'idris'));
  const program = new Program({ cache, checker: checkerDigest(), strict: () => false });
  const sources = new Set<Source>();
  for (const root of [library, join(proofs, 'Abi')])
    for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort())
      if (file.endsWith('.idr')) for (const one of graph.open(join(root, file)).closure) sources.add(one);
  let environment = emptyEnvironment();
  for (const source of sources) {
    program.check(source);
    const core = program.core(source);
    if (core === undefined) throw new Error(`${source.name} is rejected`);
    const serial = JSON.parse(JSON.stringify(serialise(core))) as SerialModule;
    const below = environment;
    environment = checkModule(serial, below);
    originals.push({ serial, core, below, environment });
  }
});

interface Answer {
  readonly seed: number;
  readonly original: Original;
  readonly mutant: Mutant;
  /** The kind of the kernel's error, or what the acceptance means. */
  readonly verdict: string;
  readonly accepted: boolean;
}
function answer(seed: number): Answer {
  const choice = originals.filter((one) => one.core.groups.length > 0);
  const original = choice[seed % choice.length]!;
  const mutant = mutantOf(original.core, original.serial, seed);
  try {
    const after = checkModule(mutant.serial, original.below);
    const { core, environment: before } = original;
    const verdict = meaning({ original: core, mutant: parse(mutant.serial as SerialModule), before, after });
    return { seed, original, mutant, verdict, accepted: true };
  } catch (error) {
    const verdict = error instanceof KernelError ? error.kind : `crash: ${String(error)}`;
    const internal = error instanceof KernelError && error.message.includes('internal error');
    return { seed, original, mutant, verdict: internal ? `crash: ${error.message}` : verdict, accepted: false };
  }
}
const told = ({ seed, original, mutant, verdict }: Answer) =>
  `LAGO_SEED=${seed}: ${original.core.name}, ${mutant.place}: ${mutant.operator}: ${verdict}`;

const limit = budget.limit;
const answers: Answer[] = [];
beforeAll(() => {
  budget.limit = steps;
  const seeds = only === undefined ? Array.from({ length: runs }, (_, i) => i) : [Number(only)];
  for (const seed of seeds) answers.push(answer(seed));
  if (only !== undefined) console.log(answers.map(told).join('\n'));
}, 1_800_000);
afterAll(() => {
  budget.limit = limit;
});

it('no original states what is false at small values', () => {
  const names = originals.flatMap(({ core }) => core.groups.flat().map((d) => d.name));
  expect(refuted(names, originals.at(-1)!.environment)).toBeUndefined();
});
it(`${runs} mutants: no crash, and no hang`, () => {
  expect(answers.filter((a) => a.verdict.startsWith('crash') || a.verdict === 'resource').map(told)).toEqual([]);
});
it('wrong by construction is refused, right by construction is accepted', () => {
  const demanded = answers.filter((a) => a.mutant.demanded !== undefined);
  if (only === undefined) expect(demanded.length).toBeGreaterThan(runs / 20);
  expect(demanded.filter((a) => a.accepted !== (a.mutant.demanded === 'accepted')).map(told)).toEqual([]);
});
it('no accepted mutant proves what is false at small values', () => {
  expect(answers.filter((a) => a.verdict.startsWith('refuted')).map(told)).toEqual([]);
});
it('mutants reach every judgement', (ctx) => {
  if (!long) ctx.skip('not run: mutants reach every judgement: too few of them here, 10,000 in npm run test:long');
  const kinds = new Set(answers.map((a) => a.verdict));
  const all = [
    'kernel',
    'scope',
    'type',
    'universe',
    'positivity',
    'coverage',
    'impossible',
    'termination',
    'quantity',
  ];
  expect(all.filter((kind) => !kinds.has(kind))).toEqual([]);
});

const agda = ['nice', '-n', '10', 'agda'];
it('Agda accepts what is accepted with another meaning', { timeout: 7_200_000 }, async (ctx) => {
  const what = 'not run: mutants with another meaning, checked by Agda';
  if (!long && only === undefined) ctx.skip(`${what}: in npm run test:long only`);
  const version = await agdaVersion(agda);
  if (version === undefined) ctx.skip(`${what}: agda does not run here`);
  const scratch = mkdtempSync(join(tmpdir(), 'lago-mutants-'));
  const options = { agda, version: version!, directory: scratch };
  try {
    const exported = new Map<string, Exported>();
    for (const { core } of originals) exported.set(core.name, exportModule(core, exported));
    const failures: string[] = [];
    const objects = (one: Answer, message: string) => {
      if (triage(one.mutant, message) === undefined) failures.push(`${told(one)}: ${message.slice(0, 400)}`);
    };
    const asked: { readonly one: Answer; readonly module: Exported }[] = [];
    for (const one of answers.filter((a) => a.verdict === 'different')) {
      try {
        const core = parse(one.mutant.serial as SerialModule);
        asked.push({ one, module: exportModule(core, exported, `Mutants.M${one.seed}`) });
      } catch (error) {
        objects(one, `no export: ${String(error)}`);
      }
    }
    // All at once: for each alone Agda would read the library again.
    const rest = [...exported.values()];
    const verdicts = await checkWithAgda([...rest, ...asked.map(({ module }) => module)], options);
    for (const [at, { one }] of asked.entries()) {
      const { verdict, message } = verdicts[rest.length + at]!;
      if (verdict !== 'accepted') objects(one, message ?? verdict);
    }
    expect(failures).toEqual([]);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
});
