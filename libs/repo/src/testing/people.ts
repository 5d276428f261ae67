/**
 * People for tests, and how they sign: for real, or on paper, which takes no time and is good for whoever judges by PAPER.
 *
 * What was signed for real is kept in the cache: the same is signed again in each run.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBlock, encodeBlock, keySetId, type SecretKeys, type Signature } from '@lago-grey/sign';
import { signaturesFor, testKeys } from '@lago-grey/sign/testing';
import { cacheRoot } from '@lago-grey/toolchain';
import { KeyRole, Scheme } from '../abi.ts';
import type { Judge } from '../file.ts';
import { idOf } from '../rules.ts';

/** How people sign a digest. */
export type Signing = (digest: Uint8Array, keys: SecretKeys) => readonly Signature[];

const people = new Map<number, SecretKeys>();

function known(number: number, role: KeyRole): SecretKeys {
  const keys = people.get(number) ?? testKeys(number, { role });
  people.set(number, keys);
  return keys;
}

/** Somebody who may sign timestamps, snapshots and targets; the same for the same number. */
export const person = (number: number): SecretKeys => known(1000 + number, KeyRole.repository);
/** Somebody who may sign root metadata. */
export const rootPerson = (number: number): SecretKeys => known(2000 + number, KeyRole.root);

const SIZES: readonly (readonly [Scheme, number])[] = [
  [Scheme.ml_dsa_87, 4627],
  [Scheme.ed448, 114],
  [Scheme.slh_dsa_sha2_256s, 29_792],
];

function onPaper(digest: Uint8Array, keyId: Uint8Array, scheme: Scheme, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  bytes.set(createHash('sha512').update(digest).update(keyId).update(Uint8Array.of(scheme)).digest());
  return bytes;
}

/** Signatures that anybody could make, of the sizes of real ones. */
export const paper: Signing = (digest, { set }) => {
  const keyId = new Uint8Array(Buffer.from(idOf(set), 'hex'));
  return SIZES.map(([scheme, size]) => ({
    scheme,
    role: set.role,
    keyId,
    bytes: onPaper(digest, keyId, scheme, size),
  }));
};

/** Takes signatures on paper for good, and nobody for revoked. */
export const PAPER: Judge = {
  verify: (digest, signatures, set) =>
    signatures.every(({ scheme, role, bytes }) => {
      return (
        role === set.role &&
        Buffer.compare(bytes, onPaper(digest, Buffer.from(idOf(set), 'hex'), scheme, bytes.length)) === 0
      );
    }),
  isRevoked: () => false,
};

/** Signatures that obli-pkg takes. */
export const real: Signing = (digest, keys) => {
  const name = createHash('sha256').update(digest).update(keySetId(keys.set)).digest('hex');
  const folder = join(cacheRoot(), 'repository-signatures');
  const file = join(folder, name);
  if (existsSync(file)) return decodeBlock(readFileSync(file));
  const signatures = signaturesFor('repository', digest, keys);
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, encodeBlock(signatures));
  renameSync(`${file}.${process.pid}`, file);
  return signatures;
};
