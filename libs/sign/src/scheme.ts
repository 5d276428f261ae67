/**
 * The three signature schemes of a key set: ML-DSA-87 (FIPS 204), Ed448 (RFC 8032), SLH-DSA-SHA2-256s (FIPS 205).
 *
 * Relies on @noble/post-quantum (the only JavaScript with both FIPS schemes) and @noble/curves (Ed448). All three sign the
 * same 64 bytes in their pure variant, under a context string that says what is signed: the standards' own separation
 * of domains. Three, so that one broken assumption (lattices, curves, an implementation of one of them) forges nothing.
 *
 * Not here: which three belong together (keyset.ts), whether all are required (verify.ts). JavaScript promises no constant
 * time: sign where nobody else measures.
 */
import { ed448 } from '@noble/curves/ed448.js';
import { ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { slh_dsa_sha2_256s } from '@noble/post-quantum/slh-dsa.js';
import { Scheme } from './abi.ts';

/** What a signature is about. It is part of what is signed, so that none can be replayed as another. */
export type Purpose = 'package' | 'statement' | 'repository';

const CONTEXTS: { readonly [purpose in Purpose]: Uint8Array } = {
  package: new TextEncoder().encode('lago-grey/package/1'),
  statement: new TextEncoder().encode('lago-grey/statement/1'),
  repository: new TextEncoder().encode('lago-grey/repository/1'),
};

/** The context string of a purpose. */
export const contextOf = (purpose: Purpose): Uint8Array => CONTEXTS[purpose];

/** What is signed: always a digest of this size (SHA-512), whatever the schemes would take. */
export const MESSAGE_SIZE = 64;

export type SchemeName = 'ml_dsa_87' | 'ed448' | 'slh_dsa_sha2_256s';

export interface SignatureScheme {
  readonly name: SchemeName;
  readonly scheme: Scheme;
  readonly publicKeySize: number;
  readonly signatureSize: number;
  /** Bytes of randomness that a key pair is made from; all that is kept of the secret key. */
  readonly seedSize: number;
  publicKey(seed: Uint8Array): Uint8Array;
  /** @param publicKey that of the seed: making it again would take as long as making the key */
  sign(message: Uint8Array, seed: Uint8Array, publicKey: Uint8Array, context: Uint8Array): Uint8Array;
  verify(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array, context: Uint8Array): boolean;
}

/** A library's refusal to look at a signature is a no, not a failure of ours. */
function holds(verify: () => boolean): boolean {
  try {
    return verify();
  } catch {
    return false;
  }
}

const mlDsa: SignatureScheme = {
  name: 'ml_dsa_87',
  scheme: Scheme.ml_dsa_87,
  publicKeySize: 2592,
  signatureSize: 4627,
  seedSize: 32,
  publicKey: (seed) => ml_dsa87.keygen(seed).publicKey,
  sign(message, seed, _publicKey, context) {
    const { secretKey } = ml_dsa87.keygen(seed);
    try {
      return ml_dsa87.sign(message, secretKey, { context });
    } finally {
      secretKey.fill(0);
    }
  },
  verify: (signature, message, publicKey, context) =>
    holds(() => ml_dsa87.verify(signature, message, publicKey, { context })),
};

const edwards: SignatureScheme = {
  name: 'ed448',
  scheme: Scheme.ed448,
  publicKeySize: 57,
  signatureSize: 114,
  seedSize: 57,
  publicKey: (seed) => ed448.getPublicKey(seed),
  sign: (message, seed, _publicKey, context) => ed448.sign(message, seed, { context }),
  verify: (signature, message, publicKey, context) =>
    holds(() => ed448.verify(signature, message, publicKey, { context })),
};

const SLH_N = 32;

const slhDsa: SignatureScheme = {
  name: 'slh_dsa_sha2_256s',
  scheme: Scheme.slh_dsa_sha2_256s,
  publicKeySize: 2 * SLH_N,
  signatureSize: 29_792,
  seedSize: 3 * SLH_N,
  publicKey: (seed) => slh_dsa_sha2_256s.keygen(seed).publicKey,
  sign(message, seed, publicKey, context) {
    const secretKey = slhSecretKey(seed, publicKey);
    try {
      return slh_dsa_sha2_256s.sign(message, secretKey, { context });
    } finally {
      secretKey.fill(0);
    }
  },
  verify: (signature, message, publicKey, context) =>
    holds(() => slh_dsa_sha2_256s.verify(signature, message, publicKey, { context })),
};

/** SK.seed ‖ SK.prf ‖ PK.seed ‖ PK.root (FIPS 205, figure 16): the seed and the end of the public key. */
export function slhSecretKey(seed: Uint8Array, publicKey: Uint8Array): Uint8Array {
  const out = new Uint8Array(4 * SLH_N);
  out.set(seed);
  out.set(publicKey.subarray(SLH_N), 3 * SLH_N);
  return out;
}

/** In the order of their numbers, which is the order of signatures in a package. */
export const SCHEMES: readonly SignatureScheme[] = [mlDsa, edwards, slhDsa];
