/**
 * Programs that are large in one way each, at several sizes: how the time to check them grows.
 *
 * The exponent is fitted over the larger sizes, where what is constant no longer matters, and stands beside the one that
 * n log n shows over the same sizes. A program that may grow faster says why (`grows` in programs.ts).
 */
import { join } from 'node:path';
import { execa } from 'execa';
import { exponent, linearithmic, type Point } from './fit.ts';
import type { Curve } from './plot.ts';
import { PROGRAMS } from './programs.ts';
import { ROOT } from './workspace.ts';

/** Of the full size. */
const PARTS = [1 / 4, 1 / 2, 1, 2, 4];
/** Measurements differ by as much from one run to the next on a machine that others use. */
const TOLERANCE = 0.2;

export interface Growth {
  readonly program: string;
  readonly of: string;
  readonly points: readonly Point[];
  readonly exponent: number;
  /** What n log n, or what the program says, shows over the sizes that were fitted. */
  readonly allowed: number;
}

/** @param runs how often each size is checked; the least time counts */
export async function scaling(runs: number, progress: (line: string) => void): Promise<Growth[]> {
  const growths: Growth[] = [];
  for (const [program, { of, size, most = Number.POSITIVE_INFINITY, grows }] of Object.entries(PROGRAMS)) {
    const sizes = [...new Set(PARTS.map((part) => Math.min(most, Math.round(size * part))))];
    progress(`scaling: ${program}: ${sizes.join(', ')} ${of}`);
    const script = join(ROOT, 'tools/bench/src/scaling-run.ts');
    // As much stack as `lago` starts with.
    const args = ['--expose-gc', '--stack-size=3900', script, program, String(runs), ...sizes.map(String)];
    const { stdout } = await execa(process.execPath, args, { stdin: 'ignore' });
    const points = JSON.parse(stdout) as Point[];
    const fitted = points.slice(-3);
    const allowed = grows?.exponent ?? linearithmic(fitted.map((point) => point.size));
    growths.push({ program, of, points, exponent: exponent(fitted), allowed });
  }
  return growths;
}

const isWorse = (growth: Growth): boolean => growth.exponent > growth.allowed + TOLERANCE;
const seconds = (time: number): string => (time < 1000 ? `${time.toFixed(0)} ms` : `${(time / 1000).toFixed(1)} s`);
const summary = (growth: Growth): string =>
  `n^${growth.exponent.toFixed(2)}, allowed n^${growth.allowed.toFixed(2)}${isWorse(growth) ? ': WORSE' : ''}`;

export function growthTable(growths: readonly Growth[]): string {
  const lines = growths.map((growth) => {
    const times = growth.points.map(({ size, time }) => `${size}: ${seconds(time)}`).join(', ');
    return `| ${growth.program} | ${growth.of} | ${times} | ${summary(growth)} |`;
  });
  return ['| program | of | processor time by size | growth |', '|---|---|---|---|', ...lines, ''].join('\n');
}

export const growthCurves = (growths: readonly Growth[]): Curve[] =>
  growths.map((growth) => ({ name: growth.program, of: growth.of, points: growth.points, label: summary(growth) }));
