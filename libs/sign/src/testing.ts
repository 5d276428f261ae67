/**
 * For tests and measurements: key sets that are the same for the same number, and what they have signed.
 *
 * By the native signer (dist/obli-sign) where it is built, since most of these tests are not about making signatures: noble.test.ts
 * holds it to @noble and OpenSSL. LAGO_OBLI_SIGN names another, or none if it is empty.
 */

import { fileURLToPath } from 'node:url';
import { programOf } from '@lago-grey/toolchain/sources';
import { shake256 } from '@noble/hashes/sha3.js';
import { KeyRole } from './abi.ts';
import { nativeSigner, type Randomness } from './native.ts';
import { opensslScheme } from './openssl.ts';
import { contextOf, MESSAGE_SIZE, type Purpose, SCHEMES } from './scheme.ts';
import { type About, makeKeys, SEEDS_SIZE, type SecretKeys } from './secret.ts';
import { type Signer, type SignOptions, signDigest, signUnseen } from './sign.ts';
import { record } from './vectors/shipped.ts';
import type { Signature } from './verify.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** @throws Error if it was built from other sources: what it does would say nothing */
async function findNative(): Promise<{ readonly file: string } | { readonly missing: string }> {
  const named = process.env['LAGO_OBLI_SIGN'];
  if (named === '') return { missing: 'not run: against obli-sign: LAGO_OBLI_SIGN says that there is none' };
  if (named !== undefined) return { file: named };
  const { file, build, state } = await programOf(ROOT, 'obli-sign');
  if (state === 'stale')
    throw new Error(`${file} was built from other sources than these; \`${build}\` builds it again`);
  return state === 'current'
    ? { file }
    : { missing: `not run: against obli-sign: there is no ${file}; \`${build}\` builds it` };
}

/** The native signer's file, or why there is none. */
export const NATIVE = await findNative();

/** The native signer where it is built. */
export const nativeWith = (randomness: Randomness): Signer | undefined =>
  'file' in NATIVE ? nativeSigner(NATIVE.file, randomness) : undefined;

const quickest = nativeWith('drawn');

/** How tests sign that are not about signing. */
export const QUICKLY: SignOptions = quickest === undefined ? {} : { by: quickest };

/** Signatures for a test of whoever verifies them: @noble, counted line by line, takes half a second to do it first. */
export const signaturesFor = (purpose: Purpose, digest: Uint8Array, keys: SecretKeys): Signature[] =>
  signUnseen(purpose, digest, keys, QUICKLY);

const made = new Map<number, SecretKeys>();

/** The key set of this number; making one takes a quarter of a second without the native signer, so each is made once. */
export function testKeys(number: number, about: Partial<About> = {}): SecretKeys {
  const { seeds, set } =
    made.get(number) ??
    makeKeys(
      { role: KeyRole.package, owner: `test ${number}`, created: 1_700_000_000n, expires: 0n },
      shake256(new TextEncoder().encode(`lago-grey test keys ${number}`), { dkLen: SEEDS_SIZE }),
      quickest,
    );
  made.set(number, { seeds, set });
  return { seeds, set: { ...set, ...about } };
}

const DIGEST = new Uint8Array(MESSAGE_SIZE).map((_, index) => index);

/** The three signatures of a package as obli-pkg's verdicts take them, so many times. */
export function recordsOf(keys: SecretKeys, times: number): Uint8Array {
  const signed = signDigest('package', DIGEST, keys, QUICKLY);
  const three = SCHEMES.map(({ name, scheme }, index) => {
    const signature = signed[index]?.bytes ?? new Uint8Array();
    return record(scheme, { context: 'package', message: DIGEST, key: keys.set.keys[name], signature });
  });
  return Buffer.concat(Array.from({ length: times }, () => three).flat());
}

/** Verifies the three signatures of a package so many times. @throws Error if one does not verify, or nobody can say */
export function verifyBy(by: 'openssl' | 'noble', times: number): void {
  const keys = testKeys(1);
  const signed = signDigest('package', DIGEST, keys, QUICKLY);
  for (const [index, ours] of SCHEMES.entries()) {
    const scheme = by === 'openssl' ? opensslScheme(ours.name) : ours;
    const signature = signed[index]?.bytes ?? new Uint8Array();
    for (let time = 0; time < times; time++) {
      if (scheme?.verify(signature, DIGEST, keys.set.keys[ours.name], contextOf('package')) !== true) {
        throw new Error(`${by} does not verify ${ours.name}`);
      }
    }
  }
}
