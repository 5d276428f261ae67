/** Whoever signs is what the sources describe, and whoever waits is told why. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { programOf, sourceDigest } from '@lago-grey/toolchain/sources';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { chooseSigner } from './signer.ts';

let root: string;
let said: string;

const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lago-signer-'));
  write(join(root, 'targets/obli-sign/src/main.zig'), 'signs');
  write(join(root, 'targets/obli-sign/build.zig.zon'), '.{ .dependencies = .{ .crypto = .{ .path = "../crypto" } } }');
  write(join(root, 'targets/crypto/scheme.zig'), 'schemes');
  write(join(root, 'abi/zig/abi.zig'), 'abi');
  said = '';
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  rmSync(root, { recursive: true, force: true });
});

describe('chooseSigner', () => {
  it('takes obli-sign where it was built from the sources, and says nothing', async () => {
    write((await programOf(root, 'obli-sign')).file, `program "${await sourceDigest(root, 'obli-sign')}" text`);
    const { by, progress } = await chooseSigner(root);
    expect([by === undefined, progress, said]).toEqual([false, undefined, '']);
  });

  it.each(['targets/obli-sign/src/main.zig', 'targets/crypto/scheme.zig', 'abi/zig/abi.zig'])(
    'does not take it once %s is another, and says how to build it',
    async (changed) => {
      write((await programOf(root, 'obli-sign')).file, await sourceDigest(root, 'obli-sign'));
      write(join(root, changed), 'other');
      const { by, progress } = await chooseSigner(root);
      expect(by).toBeUndefined();
      expect(said).toMatch(/built from other sources.*npx lago build obli-sign --arch/);
      progress?.('ed448');
      expect(said).toContain('signing by ed448');
    },
  );

  it('does without it where it is not built, and says so', async () => {
    expect((await chooseSigner(root)).by).toBeUndefined();
    expect(said).toContain('obli-sign is not built');
  });
});
