/**
 * What takes @noble long: it signs, derives keys and verifies hundreds of times, beside OpenSSL and the native signer, and all three
 * agree.
 *
 * Its lines are not counted as covered (vitest.setup.ts): counting makes @noble take nine times as long. The tests of the same code
 * beside this file, which are quick, are counted.
 */
import { ed448 } from '@noble/curves/ed448.js';
import { shake256 } from '@noble/hashes/sha3.js';
import { ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import { slh_dsa_sha2_256s } from '@noble/post-quantum/slh-dsa.js';
import fc from 'fast-check';
import { describe, expect, it, type TestContext } from 'vitest';
import { opensslScheme } from './openssl.ts';
import { contextOf, SCHEMES, type SchemeName, type SignatureScheme, slhSecretKey } from './scheme.ts';
import { signDigest } from './sign.ts';
import { NATIVE, nativeWith, QUICKLY, testKeys } from './testing.ts';
import { verifySignatures } from './verify.ts';

const RUNS = process.env['LAGO_LONG'] === undefined ? 100 : 3_334;
const digest = new Uint8Array(64).map((_, index) => 3 * index);
const context = contextOf('package');
const keys = testKeys(1);
const { seeds, set } = keys;
const signed = signDigest('package', digest, keys, QUICKLY);

/** The scheme by the native signer, or the end of the test that it is missing in. */
function native(ctx: TestContext, name: SchemeName, randomness: 'none' | 'drawn' = 'drawn'): SignatureScheme {
  const scheme = 'missing' in NATIVE ? ctx.skip(NATIVE.missing) : nativeWith(randomness)?.(name);
  if (scheme === undefined) throw new Error(`the native signer has no ${name}`);
  return scheme;
}

/** What @noble signs without randomness. */
const PLAIN: { readonly [name in SchemeName]: () => Uint8Array } = {
  ml_dsa_87: () => ml_dsa87.sign(digest, ml_dsa87.keygen(seeds.ml_dsa_87).secretKey, { context, extraEntropy: false }),
  ed448: () => ed448.sign(digest, seeds.ed448, { context }),
  slh_dsa_sha2_256s: () => {
    const secret = slhSecretKey(seeds.slh_dsa_sha2_256s, set.keys.slh_dsa_sha2_256s);
    return slh_dsa_sha2_256s.sign(digest, secret, { context, extraEntropy: false });
  },
};

describe('three signatures', () => {
  it('verify, whoever made them', () => {
    for (const by of [opensslScheme, () => undefined]) {
      const signatures = signDigest('package', digest, keys, { by });
      expect(() => verifySignatures('package', digest, signatures, keys.set)).not.toThrow();
    }
  }, 600_000);
});

describe.each(SCHEMES.map((scheme, index) => [scheme.name, scheme, index] as const))('%s', (name, scheme, index) => {
  const openssl = opensslScheme(name);
  const publicKey = set.keys[name];

  it(`gives the same verdict as OpenSSL on ${RUNS} mutated signatures, keys, digests and contexts`, (ctx) => {
    if (openssl === undefined) return ctx.skip('not run: the second implementation: this Node has no such OpenSSL');
    const good = signed[index]?.bytes ?? new Uint8Array();
    const flip = (bytes: Uint8Array, bit: number) => bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)));
    const mutation = fc.oneof(
      {
        weight: 8,
        arbitrary: fc.record({ what: fc.constant('signature' as const), bit: fc.nat(good.length * 8 - 1) }),
      },
      { weight: 1, arbitrary: fc.record({ what: fc.constant('key' as const), bit: fc.nat(publicKey.length * 8 - 1) }) },
      { weight: 1, arbitrary: fc.record({ what: fc.constant('digest' as const), bit: fc.nat(511) }) },
      {
        weight: 1,
        arbitrary: fc.record({ what: fc.constant('context' as const), bit: fc.nat(context.length * 8 - 1) }),
      },
    );
    fc.assert(
      fc.property(mutation, ({ what, bit }) => {
        const arguments_ = [
          what === 'signature' ? flip(good, bit) : good,
          what === 'digest' ? flip(digest, bit) : digest,
          what === 'key' ? flip(publicKey, bit) : publicKey,
          what === 'context' ? flip(context, bit) : context,
        ] as const;
        expect(scheme.verify(...arguments_)).toBe(openssl.verify(...arguments_));
        expect(openssl.verify(...arguments_)).toBe(false);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});

describe.each(SCHEMES.map((scheme) => [scheme.name, scheme] as const))('the native signer on %s', (name, scheme) => {
  it('derives the public key that @noble derives', (ctx) => {
    for (const number of [0, 1, 2]) {
      const seed = shake256(new Uint8Array([number]), { dkLen: scheme.seedSize });
      expect(native(ctx, name).publicKey(seed)).toEqual(scheme.publicKey(seed));
    }
  });

  it('signs without randomness what @noble signs, to the byte', (ctx) => {
    const theirs = native(ctx, name, 'none').sign(digest, seeds[name], set.keys[name], context);
    expect(Buffer.compare(theirs, PLAIN[name]())).toBe(0);
  });

  it('signs with randomness as a rule, and @noble and OpenSSL verify it', (ctx) => {
    const signer = native(ctx, name);
    const [one, other] = [1, 2].map(() => signer.sign(digest, seeds[name], set.keys[name], context));
    if (one === undefined || other === undefined) throw new Error('there are two');
    // RFC 8032 has none in it.
    expect(Buffer.compare(one, other) === 0).toBe(name === 'ed448');
    for (const verifier of [scheme, opensslScheme(name)]) {
      for (const signature of [one, other]) {
        expect(verifier?.verify(signature, digest, set.keys[name], context) ?? true).toBe(true);
      }
      expect(verifier?.verify(one, digest, set.keys[name], contextOf('statement')) ?? false).toBe(false);
    }
  });
});
