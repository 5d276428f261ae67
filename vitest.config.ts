/**
 * One test run for the whole tree: `npx vitest run` for all of it, `npx vitest run libs/oci` for one folder.
 *
 * A test lies beside what it tests, so its path says which part it belongs to; nothing has to be registered here.
 * Files run in their own process (forks): several of them change the umask, the clock's zone or the working directory.
 */
import { availableParallelism } from 'node:os';
import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first: what is begun last keeps one worker busy while the others have nothing left to do. */
const FIRST = [
  'tools/nx-plugin/src/trace.test.ts',
  'proofs/test/mutation.test.ts',
  'libs/idris/corpus/agda.test.ts',
  'tools/cli/src/commands/build.test.ts',
  'libs/model/src/malicious/malicious.test.ts',
  'libs/model/src/mutants.test.ts',
  'tools/cli/src/commands/repo.test.ts',
  'tools/nx-plugin/src/affected.test.ts',
  'libs/model/src/sequences-plain.test.ts',
  'libs/model/src/sequences-meddled.test.ts',
  'libs/model/src/crash-points.test.ts',
  'libs/sign/src/noble.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const found = FIRST.indexOf(relative(import.meta.dirname, moduleId));
      return found < 0 ? FIRST.length : found;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    include: ['{libs,proofs,targets,tools}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    environment: 'node',
    pool: 'forks',
    // As much stack as `lago` starts with: under coverage frames are larger.
    execArgv: ['--stack-size=3900'],
    setupFiles: ['./vitest.setup.ts'],
    // Node runs the sources as they are, as it does outside the tests, so that coverage counts the lines that we wrote.
    experimental: { viteModuleRunner: false },
    maxWorkers: Math.max(1, availableParallelism()),
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 300_000,
    passWithNoTests: true,
  },
});
