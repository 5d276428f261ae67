/**
 * Random sequences of commands, and how a failure is told so that it can be seen again.
 *
 * LAGO_LONG=1 runs many more. LAGO_SEED, as a failure prints it, runs that one sequence alone.
 */
import fc, { type Arbitrary, type Command } from 'fast-check';
import { tracesAgree } from './agree.ts';
import { type Binaries, BUILT } from './binary.ts';
import { verifyAgrees } from './commands/verify.ts';
import { inWorld, type Model, type Real, type Scenario, scenarios } from './world.ts';

export const LONG = process.env['LAGO_LONG'] === '1';

/** Generous: a machine may be busy. */
export const TIMEOUT = { timeout: LONG ? 14_400_000 : 1_800_000 };

type Commands = readonly fc.Arbitrary<Command<Model, Real>>[];

interface Replay {
  readonly seed?: number;
  readonly path?: string;
  readonly replayPath?: string;
}

/**
 * LAGO_SEED is `seed`, or `seed,path,replayPath,title` as a failure prints it; undefined if it is about other sequences.
 * A path in it leads to the one sequence that failed, already as short as it could be made.
 */
function replayOf(title: string): Replay | undefined {
  const [seed = '', path = '', replayPath = '', only = title] = (process.env['LAGO_SEED'] ?? '').split(',');
  if (seed === '') return {};
  if (only !== title) return undefined;
  return { seed: Number(seed), ...(path === '' ? {} : { path }), ...(replayPath === '' ? {} : { replayPath }) };
}

export interface Sequences {
  /** One word: which kind of sequences; names them in LAGO_SEED. */
  readonly title: string;
  readonly runs: number;
  /** How many with LAGO_LONG=1; twenty times as many if not given. */
  readonly long?: number;
  readonly length: number;
  readonly commands: Commands;
  readonly binaries?: Binaries;
  /** Whether a failure is made as small as it can be. */
  readonly shrink?: boolean;
  /** Other packages than usual. */
  readonly scenarios?: Arbitrary<Scenario>;
  /** Looks at the model when a sequence has come to its end. */
  readonly after?: (model: Model) => void;
  /** The same sequences every time. */
  readonly seed?: number;
}

/** The message of a failed check, with the command that shows it again. */
function told(
  title: string,
  details: {
    seed: number;
    counterexamplePath: string | null;
    counterexample: unknown;
    errorInstance: unknown;
    numRuns: number;
    numShrinks: number;
  },
): string {
  const shrunk = fc.stringify(details.counterexample);
  const replayPath = /replayPath="([^"]*)"/.exec(shrunk)?.[1] ?? '';
  const { errorInstance: error } = details;
  const seed = `${details.seed},${details.counterexamplePath ?? ''},${replayPath},${title}`;
  return [
    `the binary and the model disagree (sequence ${details.numRuns}, shrunk ${details.numShrinks} times)`,
    `again: LAGO_SEED='${seed}' npx vitest run libs/model`,
    shrunk,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
  ].join('\n');
}

/** Runs every sequence on the binary and on the model. */
export function runSequences(asked: Sequences): void {
  const { title, runs, length, commands, binaries = BUILT, shrink = true } = asked;
  const replay = asked.seed === undefined ? replayOf(title) : { seed: asked.seed };
  if (replay === undefined) return;
  const { replayPath, ...seed } = replay as Replay;
  const sequences = fc.commands<Model, Real>([...commands], {
    maxCommands: length,
    size: 'max',
    ...(replayPath === undefined ? {} : { replayPath }),
  });
  const property = fc.property(asked.scenarios ?? scenarios(), sequences, (scenario: Scenario, list) => {
    inWorld(scenario, binaries, (model, real) => {
      fc.modelRun(() => ({ model, real }), list);
      verifyAgrees(model, real);
      tracesAgree(model, real);
      asked.after?.(model);
    });
  });
  const numRuns = LONG ? (asked.long ?? runs * 20) : runs;
  const result = fc.check(property, { numRuns, endOnFailure: !shrink, ...seed });
  if (result.failed) throw new Error(told(title, result));
}
