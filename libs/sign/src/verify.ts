/**
 * Whether something is signed: exactly three signatures, one by each scheme, of one key set, over the same digest.
 *
 * The rule is that of proofs/Package (Package.Threshold); this and targets/obli-pkg/src/signed.zig follow it. Everything in
 * a descriptor is determined by the key set but the signatures themselves, so that nothing which is not signed
 * can be chosen. Not here: whether the key set is trusted and its time has come; that is the one's who asks.
 */
import type { KeyRole, Scheme } from './abi.ts';
import { SignError } from './error.ts';
import { type KeySet, keySetId } from './keyset.ts';
import { contextOf, MESSAGE_SIZE, type Purpose, SCHEMES } from './scheme.ts';
import type { Verdict } from './shipped.ts';

/** One signature with its descriptor (abi/: SignatureDescriptor). */
export interface Signature {
  readonly scheme: Scheme;
  readonly role: KeyRole;
  readonly keyId: Uint8Array;
  readonly bytes: Uint8Array;
}

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * The identifier of the one key set that these signatures claim to be of, once their form has been seen to be right.
 *
 * @throws SignError unsigned_package, missing_signature
 */
export function signerOf(signatures: readonly Signature[]): Uint8Array {
  if (signatures.length === 0) throw new SignError('unsigned_package', 'there are no signatures');
  const found = signatures.map(({ scheme }) => scheme);
  if (found.length !== SCHEMES.length || SCHEMES.some(({ scheme }, index) => found[index] !== scheme)) {
    throw new SignError(
      'missing_signature',
      `there must be one signature each by the schemes ${SCHEMES.map(({ scheme }) => scheme).join(', ')}, in this order; there are ${found.join(', ')}`,
    );
  }
  const [{ keyId, role }] = signatures as [Signature, ...Signature[]];
  if (signatures.some((other) => !same(other.keyId, keyId) || other.role !== role)) {
    throw new SignError('missing_signature', 'the signatures are by more than one key set');
  }
  SCHEMES.forEach(({ name, signatureSize }, index) => {
    const size = signatures[index]?.bytes.length;
    if (size === signatureSize) return;
    throw new SignError('bad_signature', `a signature by ${name} has ${signatureSize} bytes, not ${size}`);
  });
  return keyId;
}

const byOurs: Verdict = (scheme, ...question) => scheme.verify(...question);

/**
 * Returns if all three signatures are good and of this key set.
 *
 * @param verdict who says so of each signature; this library if nobody else is named
 * @throws SignError unsigned_package, missing_signature, untrusted_key (it is another key set), bad_signature
 */
export function verifySignatures(
  purpose: Purpose,
  digest: Uint8Array,
  signatures: readonly Signature[],
  set: KeySet,
  verdict: Verdict = byOurs,
): void {
  if (digest.length !== MESSAGE_SIZE) throw new RangeError(`what is signed has ${MESSAGE_SIZE} bytes`);
  const signer = signerOf(signatures);
  if (!same(signer, keySetId(set)) || signatures[0]?.role !== set.role) {
    throw new SignError('untrusted_key', 'the signatures are by another key set, or in another role');
  }
  const wrong = SCHEMES.filter((scheme, index) => {
    const bytes = signatures[index]?.bytes ?? new Uint8Array();
    return !verdict(scheme, bytes, digest, set.keys[scheme.name], contextOf(purpose));
  });
  if (wrong.length === 0) return;
  throw new SignError('bad_signature', `${wrong.map(({ name }) => name).join(', ')}: the signature does not verify`);
}
