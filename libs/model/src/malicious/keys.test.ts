/**
 * Whom the real obli-pkg trusts: key sets are rotated and revoked by what trusted ones sign, and by nothing else; a statement
 * that is refused changes nothing.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  encodeKeySet,
  fingerprintOf,
  type KeySet,
  keySetId,
  makeStatement,
  type Saying,
  type SecretKeys,
} from '@lago-grey/sign';
import { QUICKLY, testKeys } from '@lago-grey/sign/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { KeyRole } from '../../../../abi/ts/abi.ts';
import { type Answer, BUILT, missing, run, statusOf } from '../testing/binary.ts';
import { fingerprint } from '../testing/fingerprint.ts';

const absent = missing('plain');

const [old, next, stranger] = [testKeys(1), testKeys(2), testKeys(3)];
const root: SecretKeys = { ...testKeys(4), set: { ...testKeys(4).set, role: KeyRole.root } };

describe('obli-pkg key', () => {
  let folder: string;
  const real = () => ({ root: join(folder, 'root'), binaries: BUILT });
  const key = (verb: string, bytes: Uint8Array): Answer => {
    const file = join(folder, 'file.bin');
    writeFileSync(file, bytes);
    return run(real(), ['key', verb, file]);
  };
  const say = (saying: Omit<Saying, 'time'>, by: SecretKeys) =>
    makeStatement({ ...saying, time: 1_800_000_000n }, by, QUICKLY);
  const list = (): string[] =>
    (run(real(), ['key', 'list']).json as { fingerprint: string; status: string }[])
      .map((each) => `${each.fingerprint} ${each.status}`)
      .sort();
  const line = (set: KeySet, status: string): string => `${fingerprintOf(keySetId(set))} ${status}`;
  const expectList = (...lines: readonly string[]) => expect(list()).toEqual([...lines].sort());

  function expectRefused(verb: string, bytes: Uint8Array, status: string): void {
    const before = fingerprint(join(real().root, 'var'));
    expect(statusOf(key(verb, bytes))).toBe(status);
    expect(fingerprint(join(real().root, 'var'))).toEqual(before);
  }

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lago-keys-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(({ skip }) => {
    skip(absent !== undefined, `not run: rotating keys of the real obli-pkg: ${absent}`);
    rmSync(real().root, { recursive: true, force: true });
    mkdirSync(real().root);
    expect(key('trust', encodeKeySet(old.set)).code).toBe(0);
  });

  it('rotate: the successor is trusted in the place of the one that names it, and once', () => {
    const statement = say({ about: old.set, successor: next.set }, old);
    expect(key('rotate', statement).code).toBe(0);
    expectList(line(old.set, 'revoked'), line(next.set, 'trusted'));
    expectRefused('rotate', statement, 'revoked_key');
    expectRefused('trust', encodeKeySet(old.set), 'revoked_key');
  });

  it('rotate: nobody else names a successor, nor one of another role, nor a revoked one', () => {
    expect(key('trust', encodeKeySet(next.set)).code).toBe(0);
    expect(key('trust', encodeKeySet(root.set)).code).toBe(0);
    expectRefused('rotate', say({ about: old.set, successor: stranger.set }, stranger), 'untrusted_key');
    expectRefused('rotate', say({ about: old.set, successor: stranger.set }, next), 'bad_statement');
    expectRefused('rotate', say({ about: stranger.set, successor: next.set }, old), 'untrusted_key');
    expectRefused('rotate', say({ about: old.set, successor: root.set }, old), 'bad_statement');
    expectRefused('rotate', say({ about: old.set, successor: old.set }, old), 'bad_statement');
    expect(key('revoke', say({ about: next.set }, next)).code).toBe(0);
    expectRefused('rotate', say({ about: old.set, successor: next.set }, old), 'revoked_key');
  });

  it('revoke: by the key set itself and by a root key set, not by its neighbour', () => {
    expect(key('trust', encodeKeySet(next.set)).code).toBe(0);
    expectRefused('revoke', say({ about: old.set }, next), 'bad_statement');
    expectRefused('revoke', say({ about: old.set }, root), 'untrusted_key');
    expect(key('trust', encodeKeySet(root.set)).code).toBe(0);
    expect(key('revoke', say({ about: old.set }, root)).code).toBe(0);
    expectList(line(old.set, 'revoked'), line(next.set, 'trusted'), line(root.set, 'trusted'));
  });

  it('takes no statement that is damaged, cut off, longer, or says something else', () => {
    const statement = say({ about: old.set, successor: next.set }, old);
    for (const [at, status] of [
      [0, 'bad_statement'],
      [8, 'bad_statement'],
      [10, 'bad_statement'],
      [12, 'bad_statement'],
      [20, 'bad_signature'],
      [24, 'untrusted_key'],
      [60, 'bad_statement'],
      [88 + 2000, 'bad_statement'],
      [88 + 2800 + 168 + 100, 'bad_signature'],
      [statement.length - 1, 'bad_signature'],
    ] as const) {
      expectRefused('rotate', statement.with(at, statement[at]! ^ 0x40), status);
    }
    expectRefused('rotate', statement.subarray(0, -1), 'bad_statement');
    expectRefused('rotate', new Uint8Array([...statement, 0]), 'bad_statement');
    expectRefused('revoke', statement, 'bad_statement');
    expectRefused('trust', statement, 'bad_key');
  });

  it('revoke: by the word of whoever runs it, by fingerprint', () => {
    expect(run(real(), ['key', 'revoke', fingerprintOf(keySetId(old.set)).toLowerCase()]).code).toBe(0);
    expectList(line(old.set, 'revoked'));
    expect(statusOf(run(real(), ['key', 'revoke', 'AAAAA-AAAAA-AAAAA-AAAAA-AAAAA']))).toBe('not_found');
  });
});
