/**
 * Writes the coverage of a test file when its tests are done: vitest ends its workers by a signal, before Node would
 * write it. Does nothing unless c8 (NODE_V8_COVERAGE) asks for coverage.
 */
import { relative } from 'node:path';
import { stopCoverage, takeCoverage } from 'node:v8';
import { afterAll, expect } from 'vitest';

/**
 * What these run hundreds of times is counted where it is tested once. Counting makes the checker take half as long again, and
 * the arithmetic of @noble nine times as long.
 */
const UNCOUNTED = new Set([
  'libs/sign/src/noble.test.ts',
  'libs/sign/src/vectors/ours.test.ts',
  'libs/sign/src/verdicts.test.ts',
  'proofs/test/mutation.test.ts',
]);

if (process.env['NODE_V8_COVERAGE'] !== undefined) {
  const file = relative(import.meta.dirname, expect.getState().testPath ?? '');
  if (UNCOUNTED.has(file)) stopCoverage();
  else afterAll(() => takeCoverage());
}
