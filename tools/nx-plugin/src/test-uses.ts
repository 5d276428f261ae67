/**
 * What the tests of a package use beyond what they import: programs they start, files they open, outputs of other tasks.
 *
 * Written by hand, because it cannot be read off the sources; trace.test.ts says what is missing here.
 */

export interface TestUses {
  /** Subcommands of `lago` that the tests run. */
  readonly commands?: readonly string[];
  /** Globs from the root of the workspace. */
  readonly files?: readonly string[];
  /** Tasks whose outputs the tests use. */
  readonly tasks?: readonly string[];
  /** Variables of the environment that change what the tests do. */
  readonly variables?: readonly string[];
}

export const TEST_USES: Readonly<Record<string, TestUses>> = {
  'libs/abi-gen': { files: ['abi/**/*'] },
  'libs/idris': { files: ['proofs/**/*'], variables: ['AGDA', 'LAGO_LONG', 'LAGO_SEED'] },
  'libs/model': {
    files: ['abi/zig/**/*', 'targets/crypto/**/*', 'targets/obli-pkg/**/*', 'targets/obli-sign/**/*'],
    tasks: ['obli-pkg:build-amd64', 'obli-pkg:build-arm64', 'obli-pkg:fault-build', 'obli-sign:build-amd64'],
    variables: ['LAGO_LONG', 'LAGO_OBLI_PKG', 'LAGO_OBLI_PKG_FAULT', 'LAGO_OBLI_SIGN', 'LAGO_SEED'],
  },
  'libs/oci': { files: ['LICENSE', 'targets/lago-grey/**/*'] },
  'tools/cli': {
    files: ['LICENSE', 'abi/**/*', 'proofs/**/*', 'targets/**/*'],
    tasks: ['lago-grey:image', 'obli-pkg:build-wasm32', 'obli-sign:build-amd64'],
    variables: ['LAGO_LONG', 'LAGO_OBLI_SIGN'],
  },
  'libs/sign': {
    files: ['abi/zig/**/*', 'targets/crypto/**/*', 'targets/obli-sign/**/*'],
    tasks: ['obli-pkg:verdicts-build', 'obli-pkg:build-wasm32', 'obli-sign:build-amd64'],
    variables: ['LAGO_LONG', 'LAGO_OBLI_SIGN', 'LAGO_SEED', 'LAGO_VERDICTS'],
  },
  'libs/zpkg': {
    commands: ['pack', 'inspect'],
    files: ['abi/manifest.json', 'docs/repository.md', 'docs/zpkg.md'],
    tasks: ['obli-pkg:build-wasm32'],
  },
};
