/**
 * Measures whole commands side by side: the variants of a case take turns (A B A B …), so that a machine whose speed
 * drifts drifts for all of them alike. Quote the medians and the ratios, not a single run.
 */
import { readFile } from 'node:fs/promises';
import { execa } from 'execa';

/** One way to do the work of a case. */
export interface Variant {
  readonly name: string;
  /** Puts things in place before each run; not timed. */
  readonly before?: () => Promise<void>;
  /** The command, timed from start to exit. A non-zero exit ends the benchmark. */
  readonly command: readonly [string, ...string[]];
  readonly cwd?: string;
  /** The file that it reads as its standard input; nothing otherwise. */
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Of a command that takes minutes: so many runs, all of them counted, between those of the others. */
  readonly runs?: number;
}

/** A case prepares its inputs under `scratch` and says how the work is done, ours first. */
export type Case = (scratch: string) => Promise<{ readonly name: string; readonly variants: readonly Variant[] }[]>;

/** Times in milliseconds of the wall clock, memory in bytes. */
export interface Figures {
  readonly case: string;
  readonly variant: string;
  readonly runs: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /** This variant's median over that of the first variant of the case. */
  readonly ratio: number;
  /** The most that the command itself, without what it started, had in memory in a run; 0 where that cannot be seen. */
  readonly memory: number;
}

interface Run {
  readonly time: number;
  readonly memory: number;
}

export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('the median of no values');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** The kernel keeps the peak itself; it is read while the process is there. */
async function peakOf(process: { readonly pid?: number | undefined }, ended: Promise<unknown>): Promise<number> {
  let peak = 0;
  let running = true;
  const stop = () => {
    running = false;
  };
  ended.then(stop, stop);
  while (running) {
    const status = await readFile(`/proc/${process.pid}/status`, 'utf8').catch(() => '');
    peak = Math.max(peak, Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024);
    await new Promise((next) => setTimeout(next, 20));
  }
  return peak;
}

async function time(variant: Variant): Promise<Run> {
  await variant.before?.();
  const [program, ...args] = variant.command;
  const running = execa(program, args, {
    ...(variant.cwd === undefined ? {} : { cwd: variant.cwd }),
    ...(variant.env === undefined ? {} : { env: variant.env }),
    ...(variant.input === undefined ? { stdin: 'ignore' as const } : { inputFile: variant.input }),
    all: true,
    reject: false,
  });
  const [result, memory] = await Promise.all([running, peakOf(running, running)]);
  if (result.exitCode !== 0) {
    throw new Error(
      `${variant.name}: ${result.escapedCommand} ended with ${result.exitCode ?? result.signal}\n${result.all}`,
    );
  }
  return { time: result.durationMs, memory };
}

/**
 * Runs every variant once without counting it, then `runs` times in turn; one that says how often it is run, that often.
 *
 * @param runs counted runs of each other variant, 1 or more
 */
export async function measure(name: string, variants: readonly Variant[], runs: number): Promise<Figures[]> {
  const runsOf = variants.map((): Run[] => []);
  for (const variant of variants) if (variant.runs === undefined) await time(variant);
  for (let run = 0; run < runs; run++) {
    for (const [index, variant] of variants.entries()) {
      if (run < (variant.runs ?? runs)) runsOf[index]?.push(await time(variant));
    }
  }
  const timesOf = (index: number) => (runsOf[index] ?? []).map((run) => run.time);
  const first = median(timesOf(0));
  return variants.map((variant, index) => {
    const own = timesOf(index);
    const middle = median(own);
    return {
      case: name,
      variant: variant.name,
      runs: own.length,
      median: middle,
      min: Math.min(...own),
      max: Math.max(...own),
      ratio: middle / first,
      memory: Math.max(...(runsOf[index] ?? []).map((run) => run.memory)),
    };
  });
}
