/**
 * What obli-pkg is without the three verifiers: a build that ships nowhere, put together for size, that only takes what is
 * allowed to be unsigned. How large it is shows what the cryptography takes, and that nothing grows unseen.
 */
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { arch, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cacheRoot, zig, zigEnvironment } from '@lago-grey/toolchain';
import { encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { execa } from 'execa';
import { expect, it } from 'vitest';
import { Status } from '../../../abi/ts/abi.ts';
import { missing, run } from './testing/binary.ts';
import { describeNeeding } from './testing/needing.ts';
import { LONG, TIMEOUT } from './testing/sequences.ts';

const SOURCE = resolve(import.meta.dirname, '../../../targets/obli-pkg');
const HOST = arch() === 'arm64' ? 'aarch64' : 'x86_64';
/** Bytes, stripped; README.md says what they are made of. */
const LARGEST = { x86_64: 185_000, aarch64: 165_000 } as const;

async function build(machine: keyof typeof LARGEST): Promise<string> {
  const prefix = join(cacheRoot(), 'core', machine);
  const options = [`-Dtarget=${machine}-linux-musl`, '-Doptimize=small', '-Dsignatures=false', '--prefix', prefix];
  await execa(await zig(), ['build', ...options], { cwd: SOURCE, env: zigEnvironment() });
  return join(prefix, 'bin/obli-pkg');
}

describeNeeding(missing('plain'), 'obli-pkg without cryptography', {}, () => {
  it.each(LONG ? (['x86_64', 'aarch64'] as const) : ([HOST] as const))(
    'has its size on %s',
    TIMEOUT,
    async (machine) => {
      const { size } = statSync(await build(machine));
      expect(size).toBeLessThan(LARGEST[machine]);
    },
  );

  it('installs and takes back what may be unsigned, and says that it trusts nobody', TIMEOUT, async () => {
    const plain = await build(HOST);
    const folder = mkdtempSync(join(tmpdir(), 'lago-core-'));
    try {
      const root = join(folder, 'root');
      mkdirSync(root);
      const archive = join(folder, 'a.zpkg');
      const entries = [file('bin/x', 'a program', { mode: 0o755 }), file('etc/x', 'x'.repeat(100_000))];
      writeFileSync(archive, encode({ name: 'a', version: '1', entries, signatures: [] }));
      const obli = (...args: string[]) => run({ root, binaries: { plain, fault: plain } }, args);
      expect(obli('version').json).toMatchObject({
        signatures: false,
        features: expect.not.arrayContaining(['ed448']),
      });
      expect(obli('install', archive)).toMatchObject({
        code: 10 + Status.untrusted_key,
        stderr: expect.stringMatching(/was built without signatures and trusts nobody; --allow-unsigned/),
      });
      expect(obli('key', 'list')).toMatchObject({ code: 2, stderr: expect.stringMatching(/keeps no keys/) });
      expect(obli('install', '--allow-unsigned', archive).code).toBe(0);
      expect(obli('verify').code).toBe(0);
      expect(obli('rollback', '1').code).toBe(0);
      expect(obli('list').json).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
