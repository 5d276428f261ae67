/** A sample of the random sequences on the binary for arm64: where the machine is another one, qemu runs it. */
import { registerArm64 } from '@lago-grey/toolchain';
import { programOf } from '@lago-grey/toolchain/sources';
import { expect, it } from 'vitest';
import { REPOSITORY, run } from './testing/binary.ts';
import { KINDS } from './testing/kinds.ts';
import { runSequences, TIMEOUT } from './testing/sequences.ts';

it.for(['plain', 'meddled'] as const)(
  'obli-pkg for arm64 does what the model does: %s',
  TIMEOUT,
  async (kind, context) => {
    const { file, build, state } = await programOf(REPOSITORY, 'obli-pkg', 'arm64');
    expect(state, `${file} was built from other sources than these; ${build}`).not.toBe('stale');
    const missing = state === 'absent' ? `${file} is not there; ${build}` : await registerArm64();
    context.skip(missing !== undefined, `not run: sequences on arm64: ${missing}`);
    const binaries = { plain: file, fault: file };
    expect(run({ root: '/', binaries }, ['version']).json).toMatchObject({ target: 'aarch64-linux-musl' });
    runSequences({ ...KINDS[kind], title: `arm64-${kind}`, runs: 25, long: 400, binaries });
  },
);
