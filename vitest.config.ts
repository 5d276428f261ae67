/**
 * One test run for the whole tree: `npx vitest run` for all of it, `npx vitest run libs/oci` for one folder.
 *
 * A test lies beside what it tests, so its path says which part it belongs to; nothing has to be registered here.
 * Files run in their own process (forks): several of them change the umask, the clock's zone or the working directory.
 */
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

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
    testTimeout: 120_000,
    hookTimeout: 300_000,
    passWithNoTests: true,
  },
});
