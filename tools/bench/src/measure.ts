/**
 * Measures whole commands side by side: the variants of a case take turns (A B A B …), so that a machine whose speed
 * drifts drifts for all of them alike. Quote the medians and the ratios, not a single run.
 */
import { execa } from 'execa';

/** One way to do the work of a case. */
export interface Variant {
  readonly name: string;
  /** Puts things in place before each run; not timed. */
  readonly before?: () => Promise<void>;
  /** The command, timed from start to exit. A non-zero exit ends the benchmark. */
  readonly command: readonly [string, ...string[]];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A case prepares its inputs under `scratch` and says how the work is done, ours first. */
export type Case = (scratch: string) => Promise<{ readonly name: string; readonly variants: readonly Variant[] }[]>;

/** Times in milliseconds of the wall clock. */
export interface Figures {
  readonly case: string;
  readonly variant: string;
  readonly runs: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** This variant's median over that of the first variant of the case. */
  readonly ratio: number;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the median of no values');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

async function time(variant: Variant): Promise<number> {
  await variant.before?.();
  const [program, ...args] = variant.command;
  const result = await execa(program, args, {
    ...(variant.cwd === undefined ? {} : { cwd: variant.cwd }),
    ...(variant.env === undefined ? {} : { env: variant.env }),
    stdin: 'ignore',
    all: true,
    reject: false,
  });
  if (result.exitCode !== 0) {
    throw new Error(
      `${variant.name}: ${result.escapedCommand} ended with ${result.exitCode ?? result.signal}\n${result.all}`,
    );
  }
  return result.durationMs;
}

/**
 * Runs every variant once without counting it, then `runs` times in turn.
 *
 * @param runs counted runs of each variant, 1 or more
 */
export async function measure(name: string, variants: readonly Variant[], runs: number): Promise<Figures[]> {
  const times = variants.map((): number[] => []);
  for (const variant of variants) await time(variant);
  for (let run = 0; run < runs; run++) {
    for (const [index, variant] of variants.entries()) times[index]?.push(await time(variant));
  }
  const first = median(times[0] ?? []);
  return variants.map((variant, index) => {
    const own = times[index] ?? [];
    const middle = median(own);
    return {
      case: name,
      variant: variant.name,
      runs,
      median: middle,
      min: Math.min(...own),
      max: Math.max(...own),
      ratio: middle / first,
    };
  });
}
