/**
 * Signing: three signatures by one key set.
 *
 * Each is made by whoever is named, the native signer as a rule (native.ts); otherwise by OpenSSL where Node has it, which is
 * several times faster than @noble at SLH-DSA, and by @noble where it has not. And each is verified by @noble
 * before it is given away, because a fault in signing can betray the key. Randomised as the standards
 * advise, so that the same package signed twice has other signatures.
 */

import { keySetId } from './keyset.ts';
import { opensslScheme } from './openssl.ts';
import { contextOf, MESSAGE_SIZE, type Purpose, SCHEMES, type SchemeName, type SignatureScheme } from './scheme.ts';
import type { SecretKeys } from './secret.ts';
import { type Signature, verifySignatures } from './verify.ts';

/** Somebody's code for the schemes, by their names; what it has not is done by @noble. */
export type Signer = (name: SchemeName) => SignatureScheme | undefined;

export interface SignOptions {
  /** Whose code signs. */
  readonly by?: Signer;
  /** Called before each scheme: the slowest takes seconds. */
  readonly progress?: (scheme: string) => void;
}

/** The sizes of the signatures, in order: a header has to say so before there are any. */
export const SIGNATURE_SIZES: readonly number[] = SCHEMES.map(({ signatureSize }) => signatureSize);

/** The signatures as they were made, which nobody has looked at: for whoever verifies them next. */
export function signUnseen(
  purpose: Purpose,
  digest: Uint8Array,
  { seeds, set }: SecretKeys,
  { by = opensslScheme, progress = () => {} }: SignOptions = {},
): Signature[] {
  if (digest.length !== MESSAGE_SIZE) throw new RangeError(`what is signed has ${MESSAGE_SIZE} bytes`);
  const keyId = keySetId(set);
  return SCHEMES.map((scheme): Signature => {
    progress(scheme.name);
    const maker = by(scheme.name) ?? scheme;
    const { name } = scheme;
    const bytes = maker.sign(digest, seeds[name], set.keys[name], contextOf(purpose));
    return { scheme: scheme.scheme, role: set.role, keyId, bytes };
  });
}

export function signDigest(
  purpose: Purpose,
  digest: Uint8Array,
  keys: SecretKeys,
  options: SignOptions = {},
): Signature[] {
  const signatures = signUnseen(purpose, digest, keys, options);
  verifySignatures(purpose, digest, signatures, keys.set);
  return signatures;
}
