/**
 * What upgrades do that random sequences seldom come to, as laws that an obli-pkg keeps or breaks.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Entry, encode, type Package } from '@lago-grey/zpkg';
import { file } from '@lago-grey/zpkg/testing';
import { expect } from 'vitest';
import { type Answer, type Binaries, run, statusOf } from './binary.ts';
import { fingerprint } from './fingerprint.ts';

const PATHS = ['etc/changed', 'etc/deleted', 'etc/left', 'usr/changed'];

function packageOf(version: string): Uint8Array {
  return encode({ name: 'a', version, entries: PATHS.map((path) => file(path, version)), signatures: [] });
}

interface Place {
  readonly root: string;
  read(path: string): string;
  write(path: string, text: string): void;
  obli(...args: string[]): Answer;
  /** The package file of a version. */
  version(version: '1' | '2'): string;
}

/** A root and two versions of one package, gone afterwards. */
function inPlace(binaries: Binaries, use: (place: Place) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'lago-upgrade-'));
  const root = join(folder, 'root');
  try {
    mkdirSync(join(root, 'usr'), { recursive: true });
    for (const version of ['1', '2']) writeFileSync(join(folder, `${version}.zpkg`), packageOf(version));
    use({
      root,
      read: (path) => readFileSync(join(root, path), 'utf8'),
      write: (path, text) => writeFileSync(join(root, path), text),
      obli: (...args) => run({ root, binaries }, args),
      version: (version) => join(folder, `${version}.zpkg`),
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An upgrade keeps what the administrator changed in etc, says so, and can be taken back. */
export function keepsConfiguration(binaries: Binaries): void {
  inPlace(binaries, ({ root, read, write, obli, version }) => {
    expect(obli('install', '--allow-unsigned', version('1')).code).toBe(0);
    write('etc/changed', 'mine');
    write('usr/changed', 'mine');
    rmSync(join(root, 'etc/deleted'));
    const before = fingerprint(root, (path) => path === 'var');
    expect(obli('upgrade', '--allow-unsigned', version('2')).json).toEqual({
      transaction: 2,
      changes: 2,
      kept_aside: [],
      kept_configuration: ['etc/changed', 'etc/deleted'],
      unknown_users: [],
      unknown_groups: [],
    });
    expect([read('etc/changed'), read('etc/left'), read('usr/changed')]).toEqual(['mine', '2', '2']);
    expect(() => read('etc/deleted')).toThrow(/ENOENT/);
    expect(obli('rollback', '2').code).toBe(0);
    expect(fingerprint(root, (path) => path === 'var')).toEqual(before);
  });
}

/** A folder that the administrator put where configuration was is kept, empty or not: no transaction made it. */
export function keepsFolder(binaries: Binaries): void {
  inPlace(binaries, ({ root, obli, version }) => {
    expect(obli('install', '--allow-unsigned', version('1')).code).toBe(0);
    rmSync(join(root, 'etc/changed'));
    mkdirSync(join(root, 'etc/changed'));
    const without = join(root, '../3.zpkg');
    writeFileSync(without, encode({ name: 'a', version: '3', entries: [], signatures: [] }));
    expect(obli('upgrade', '--allow-unsigned', without).json).toMatchObject({ kept_configuration: ['etc/changed'] });
    expect(readdirSync(join(root, 'etc'))).toEqual(['changed']);
  });
}

/** A removal brings back what was there before the first version, whatever versions there were between. */
export function strangersComeBack(binaries: Binaries, between: readonly string[] = []): void {
  inPlace(binaries, ({ read, write, obli, version }) => {
    write('usr/changed', 'a stranger');
    expect(obli('install', '--allow-unsigned', version('1')).code).toBe(0);
    expect(obli('upgrade', '--allow-unsigned', version('2')).code).toBe(0);
    if (between.length > 0) expect(obli(...between).code).toBe(0);
    expect(obli('remove', 'a').code).toBe(0);
    expect(read('usr/changed')).toBe('a stranger');
    expect(() => read('etc/left')).toThrow(/ENOENT/);
  });
}

/** One path is a file in one package and a folder in another: refused, also where the file is configuration that is gone. */
export function onePathTwice(binaries: Binaries, order: readonly ['a' | 'b', 'a' | 'b']): void {
  inPlace(binaries, ({ root, obli }) => {
    const { content: _, ...rest } = file('', '') as Entry & { kind: 'file' };
    const directory: Entry = { ...rest, kind: 'directory', mode: 0o755 };
    const pack = (name: string, version: string, entries: Package['entries']): string => {
      const to = join(root, `../${name}-${version}.zpkg`);
      writeFileSync(to, encode({ name, version, entries, signatures: [] }));
      return to;
    };
    const old = [pack('a', '1', [file('etc/x', '1')]), pack('b', '1', [file('usr/b', '1')])];
    const newer = {
      a: pack('a', '2', [file('etc/x', '2')]),
      b: pack('b', '2', [{ ...directory, path: 'etc/x' }, file('etc/x/y', '2')]),
    };
    expect(obli('install', '--allow-unsigned', ...old).code).toBe(0);
    rmSync(join(root, 'etc/x'));
    const before = fingerprint(root, (path) => path === 'var');
    const answer = obli('upgrade', '--allow-unsigned', ...order.map((name) => newer[name]));
    expect(statusOf(answer)).toBe('conflict');
    expect(answer.json).toMatchObject({ error: { paths: ['etc/x'] } });
    expect(fingerprint(root, (path) => path === 'var')).toEqual(before);
  });
}
