/** Key sets of three, and what they sign: made, sealed, verified. */
export { BLOCK_SIZE, decodeBlock, encodeBlock } from './block.ts';
export { type Reason, SignError } from './error.ts';
export { decodeKeySet, encodeKeySet, fingerprintOf, isValidAt, type KeySet, keySetId } from './keyset.ts';
export { nativeSigner } from './native.ts';
export { HARDNESS, type Hardness, seal, unseal } from './sealed.ts';
export { type About, makeKeys, type SecretKeys, wipe } from './secret.ts';
export { shippedVerdict, type Verdict } from './shipped.ts';
export { SIGNATURE_SIZES, type Signer, type SignOptions, signDigest } from './sign.ts';
export { makeStatement, type Saying } from './statement.ts';
export { type Signature, signerOf, verifySignatures } from './verify.ts';
