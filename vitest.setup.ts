/**
 * Writes the coverage of a test file when its tests are done: vitest ends its workers by a signal, before Node would
 * write it. Does nothing unless c8 (NODE_V8_COVERAGE) asks for coverage.
 */
import { takeCoverage } from 'node:v8';
import { afterAll } from 'vitest';

afterAll(() => {
  if (process.env['NODE_V8_COVERAGE'] !== undefined) takeCoverage();
});
