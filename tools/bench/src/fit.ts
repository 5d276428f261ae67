/** How time grows with size: the exponent of the power that fits measurements best. */

export interface Point {
  readonly size: number;
  /** Milliseconds. */
  readonly time: number;
}

/** Least squares on logarithms. Times below a millisecond count as one, so that noise about nothing fits a flat line. */
export function exponent(points: readonly Point[]): number {
  if (points.length < 2) throw new RangeError('an exponent takes two sizes or more');
  const logarithms = points.map(({ size, time }) => [Math.log(size), Math.log(Math.max(time, 1))] as const);
  const mean = (at: 0 | 1) => logarithms.reduce((sum, one) => sum + one[at], 0) / logarithms.length;
  const [x, y] = [mean(0), mean(1)];
  const covariance = logarithms.reduce((sum, [a, b]) => sum + (a - x) * (b - y), 0);
  const variance = logarithms.reduce((sum, [a]) => sum + (a - x) ** 2, 0);
  if (variance === 0) throw new RangeError('an exponent takes two different sizes');
  return covariance / variance;
}

/** The exponent that n log n itself shows over these sizes. */
export function linearithmic(sizes: readonly number[]): number {
  return exponent(sizes.map((size) => ({ size, time: 1000 * size * Math.log(size) })));
}
