/**
 * What upgrades do that random sequences seldom come to: configuration that the administrator changed stays, and what was there
 * before the first version comes back after the last.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encode } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { expect, it } from 'vitest';
import { BUILT, missing, run } from './testing/binary.ts';
import { fingerprint } from './testing/fingerprint.ts';

const PATHS = ['etc/changed', 'etc/deleted', 'etc/left', 'usr/changed'];

function packageOf(version: string): Uint8Array {
  return encode({ name: 'a', version, entries: PATHS.map((path) => file(path, version)), signatures: [] });
}

it('an upgrade keeps what the administrator changed in etc, says so, and can be taken back', (context) => {
  const absent = missing('plain');
  if (absent !== undefined) {
    console.log(`not run: configuration in an upgrade: ${absent}`);
    context.skip(absent);
  }
  const root = mkdtempSync(join(tmpdir(), 'lago-configuration-'));
  const packages = mkdtempSync(join(tmpdir(), 'lago-configuration-'));
  try {
    const real = { root, binaries: BUILT };
    for (const version of ['1', '2']) writeFileSync(join(packages, `${version}.zpkg`), packageOf(version));
    expect(run(real, ['install', '--allow-unsigned', join(packages, '1.zpkg')]).code).toBe(0);
    writeFileSync(join(root, 'etc/changed'), 'mine');
    writeFileSync(join(root, 'usr/changed'), 'mine');
    rmSync(join(root, 'etc/deleted'));
    const before = fingerprint(root, (path) => path === 'var');
    const { json } = run(real, ['upgrade', '--allow-unsigned', join(packages, '2.zpkg')]);
    expect(json).toEqual({
      transaction: 2,
      changes: 2,
      kept_aside: [],
      kept_configuration: ['etc/changed', 'etc/deleted'],
    });
    const read = (path: string): string => readFileSync(join(root, path), 'utf8');
    expect([read('etc/changed'), read('etc/left'), read('usr/changed')]).toEqual(['mine', '2', '2']);
    expect(() => read('etc/deleted')).toThrow(/ENOENT/);
    expect(run(real, ['rollback', '2']).code).toBe(0);
    expect(fingerprint(root, (path) => path === 'var')).toEqual(before);
  } finally {
    for (const folder of [root, packages]) rmSync(folder, { recursive: true, force: true });
  }
});

it.skipIf(missing('plain') !== undefined).each([
  ['after an upgrade', []],
  ['after an upgrade that was taken back', ['rollback', '2']],
])('a removal %s brings back what was there before the first version', (_, between) => {
  const root = mkdtempSync(join(tmpdir(), 'lago-stranger-'));
  const packages = mkdtempSync(join(tmpdir(), 'lago-stranger-'));
  try {
    const real = { root, binaries: BUILT };
    mkdirSync(join(root, 'usr'));
    writeFileSync(join(root, 'usr/changed'), 'a stranger');
    for (const version of ['1', '2']) writeFileSync(join(packages, `${version}.zpkg`), packageOf(version));
    expect(run(real, ['install', '--allow-unsigned', join(packages, '1.zpkg')]).code).toBe(0);
    expect(run(real, ['upgrade', '--allow-unsigned', join(packages, '2.zpkg')]).code).toBe(0);
    if (between.length > 0) expect(run(real, between).code).toBe(0);
    expect(run(real, ['remove', 'a']).code).toBe(0);
    expect(readFileSync(join(root, 'usr/changed'), 'utf8')).toBe('a stranger');
    expect(() => readFileSync(join(root, 'etc/left'))).toThrow(/ENOENT/);
  } finally {
    for (const folder of [root, packages]) rmSync(folder, { recursive: true, force: true });
  }
});
