/**
 * The three schemes by the OpenSSL that Node brings (3.5 or newer): several times faster at signing, and an implementation
 * that shares nothing with scheme.ts, so that each checks the other.
 *
 * Relies on node:crypto and the encodings of RFC 9881 (ML-DSA), RFC 9909 (SLH-DSA) and RFC 8410 (Ed448). A Node that was
 * built with another library may have none of it: `opensslScheme` then gives undefined.
 */
import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { SchemeName, SignatureScheme } from './scheme.ts';
import { SCHEMES, slhSecretKey } from './scheme.ts';

/** The arc of NIST's signature algorithms, 2.16.840.1.101.3.4.3, and that of Ed448, 1.3.101.113. */
const NIST = [0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x03];
const OBJECT: { readonly [name in SchemeName]: readonly number[] } = {
  ml_dsa_87: [...NIST, 19],
  ed448: [0x2b, 0x65, 0x71],
  slh_dsa_sha2_256s: [...NIST, 24],
};

const [INTEGER, BIT_STRING, OCTET_STRING, OBJECT_IDENTIFIER, SEQUENCE, SEED] = [0x02, 0x03, 0x04, 0x06, 0x30, 0x80];

/** One value in DER. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(parts);
  const length =
    body.length < 0x80
      ? [body.length]
      : body.length < 0x100
        ? [0x81, body.length]
        : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

const algorithm = (name: SchemeName): Buffer => der(SEQUENCE, der(OBJECT_IDENTIFIER, Buffer.from(OBJECT[name])));

function publicKeyObject(name: SchemeName, key: Uint8Array): KeyObject {
  const spki = der(SEQUENCE, algorithm(name), der(BIT_STRING, Buffer.from([0]), key));
  return createPublicKey({ key: spki, format: 'der', type: 'spki' });
}

/** What the private key of each scheme is in PKCS #8. */
function privateKeyBytes(name: SchemeName, seed: Uint8Array, publicKey: Uint8Array): Uint8Array {
  if (name === 'ml_dsa_87') return der(SEED, seed);
  if (name === 'ed448') return der(OCTET_STRING, seed);
  return slhSecretKey(seed, publicKey);
}

function privateKeyObject(name: SchemeName, seed: Uint8Array, publicKey: Uint8Array): KeyObject {
  const secret = privateKeyBytes(name, seed, publicKey);
  const info = der(SEQUENCE, der(INTEGER, Buffer.from([0])), algorithm(name), der(OCTET_STRING, secret));
  try {
    return createPrivateKey({ key: info, format: 'der', type: 'pkcs8' });
  } finally {
    secret.fill(0);
    info.fill(0);
  }
}

/** The scheme of that name as OpenSSL does it, or undefined where it does not. */
export function opensslScheme(name: SchemeName): SignatureScheme | undefined {
  const ours = SCHEMES.find((scheme) => scheme.name === name);
  if (ours === undefined) return undefined;
  try {
    publicKeyObject(name, new Uint8Array(ours.publicKeySize));
  } catch {
    return undefined;
  }
  return {
    ...ours,
    sign: (message, seed, publicKey, context) =>
      new Uint8Array(sign(null, message, { key: privateKeyObject(name, seed, publicKey), context })),
    verify(signature, message, publicKey, context) {
      try {
        return verify(null, message, { key: publicKeyObject(name, publicKey), context }, signature);
      } catch {
        return false;
      }
    },
  };
}
