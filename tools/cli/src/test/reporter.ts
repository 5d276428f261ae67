/**
 * A vitest reporter that writes the counts of a run, and what was not run and why, as JSON to the file that
 * LAGO_TEST_REPORT names. Used beside vitest's own reporter, which is for the reader.
 */
import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  /** Tests that did not run: the reason that the test gave, or an empty text. */
  readonly skipped: readonly { readonly test: string; readonly why: string }[];
}

/** A module that cannot be loaded, and an error outside any test, count as one failure each. */
export function countTests(modules: readonly TestModule[], errorsOutside: number): TestCounts {
  let passed = 0;
  let failed = errorsOutside;
  const skipped: { test: string; why: string }[] = [];
  for (const module of modules) {
    failed += module.errors().length;
    for (const test of module.children.allTests()) {
      const result = test.result();
      if (result.state === 'passed') passed++;
      else if (result.state === 'failed') failed++;
      else {
        const why = result.state === 'skipped' ? (result.note ?? '') : 'it never ended';
        skipped.push({ test: `${module.relativeModuleId}: ${test.fullName}`, why });
      }
    }
  }
  return { passed, failed, skipped };
}

export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[]): void {
    const path = process.env['LAGO_TEST_REPORT'];
    if (path !== undefined) writeFileSync(path, JSON.stringify(countTests(modules, errors.length)));
  }
}
