/**
 * Known answers of NIST (ACVP) and of Wycheproof: OpenSSL and the program that ships say of each signature what they say of it.
 * What this library says: ours.test.ts.
 */

import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ToolchainError } from '@lago-grey/toolchain';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { opensslScheme } from '../openssl.ts';
import { SCHEMES, type SignatureScheme } from '../scheme.ts';
import { shippedVerdict } from '../shipped.ts';
import { missing, shippedVerdicts } from './shipped.ts';
import { readVectors, type Vector, type Vectors } from './vectors.ts';

const MODULE = fileURLToPath(new URL('../../../../dist/obli-pkg/wasm32/verify.wasm', import.meta.url));
let vectors: Vectors | undefined;
let why = '';

beforeAll(async () => {
  try {
    vectors = await readVectors();
  } catch (error) {
    if (!(error instanceof ToolchainError)) throw error;
    why = error.message;
  }
});

/** The vectors, or the end of the test that they are missing in. */
function needed(ctx: TestContext): Vectors {
  return vectors ?? ctx.skip(`not run: known answers: ${why}`);
}

const wrong = (of: readonly Vector[], verdict: (vector: Vector, index: number) => boolean): readonly string[] =>
  of.filter((vector, index) => verdict(vector, index) !== vector.valid).map(({ name }) => name);

/** Keys and signatures of other sizes have no type in obli-pkg, whose parser refuses them by their size. */
const fits = ({ publicKeySize, signatureSize }: SignatureScheme, { key, signature }: Vector): boolean =>
  key.length === publicKeySize && signature.length === signatureSize;

describe.each(SCHEMES.map((scheme) => [scheme.name, scheme] as const))('the known answers for %s', (name, scheme) => {
  const ofScheme = (ctx: TestContext) => needed(ctx).signatures.filter((vector) => vector.scheme === name);

  it("are those of obli-pkg's module for WebAssembly", async (ctx) => {
    if (!existsSync(MODULE)) return ctx.skip(`not run: there is no ${MODULE}: npx lago build obli-pkg --arch wasm32`);
    const shipped = await shippedVerdict(readFileSync(MODULE));
    const verdict = ({ signature, message, key, context }: Vector) => shipped(scheme, signature, message, key, context);
    expect(wrong(ofScheme(ctx), verdict)).toEqual([]);
  });

  it("are OpenSSL's", (ctx) => {
    const openssl = opensslScheme(name);
    if (openssl === undefined) return ctx.skip('not run: the second implementation: this Node has no such OpenSSL');
    const verdict = ({ signature, message, key, context }: Vector) => openssl.verify(signature, message, key, context);
    expect(wrong(ofScheme(ctx), verdict)).toEqual([]);
  });

  it.for(['instructions', 'portable'] as const)("are obli-pkg's (hashing: %s)", async (hashing, ctx) => {
    if (missing !== undefined) return ctx.skip(missing);
    const all = ofScheme(ctx);
    const asked = all.filter((vector) => fits(scheme, vector));
    const verdicts = await shippedVerdicts(scheme, asked, hashing);
    expect(verdicts).toHaveLength(asked.length);
    expect(wrong(asked, (_, index) => verdicts[index] === '1')).toEqual([]);
    expect(all.filter((vector) => !fits(scheme, vector) && vector.valid)).toEqual([]);
  });
});

describe('the known answers', () => {
  it('open what is sealed by XChaCha20-Poly1305, and nothing else', (ctx) => {
    const opened = needed(ctx).seals.filter(({ key, nonce, associated, plain, sealed }) => {
      try {
        return Buffer.compare(xchacha20poly1305(key, nonce, associated).decrypt(sealed), plain) === 0;
      } catch {
        return false;
      }
    });
    expect(opened).toEqual(needed(ctx).seals.filter(({ valid }) => valid));
  });

  it('are all counted: used, or left out for a reason', (ctx) => {
    const { signatures, keys, seals, leftOut } = needed(ctx);
    const by = new Map<string, number>();
    for (const { name, valid } of [...signatures, ...keys.map(({ name }) => ({ name, valid: true })), ...seals]) {
      const what = `${name.split(' ')[0]} ${valid ? 'good' : 'bad'}`;
      by.set(what, (by.get(what) ?? 0) + 1);
    }
    expect(Object.fromEntries(by)).toMatchInlineSnapshot(`
      {
        "ML-DSA-keyGen good": 25,
        "ML-DSA-sigGen good": 30,
        "ML-DSA-sigVer bad": 12,
        "ML-DSA-sigVer good": 3,
        "SLH-DSA-keyGen good": 10,
        "SLH-DSA-sigGen good": 14,
        "SLH-DSA-sigVer bad": 12,
        "SLH-DSA-sigVer good": 2,
        "ed448 bad": 70,
        "ed448 good": 17,
        "mldsa_87_sign_seed good": 114,
        "mldsa_87_verify bad": 170,
        "mldsa_87_verify good": 71,
        "xchacha20_poly1305 bad": 60,
        "xchacha20_poly1305 good": 246,
      }
    `);
    expect(Object.fromEntries(leftOut)).toMatchInlineSnapshot(`
      {
        "a nonce of another size than 24 bytes, which the type of the file rules out": 9,
        "another parameter set": 1554,
        "another variant than the pure one: HashML-DSA, HashSLH-DSA": 83,
        "the standard's inner function, without a context: nothing of ours calls it": 135,
        "what a signer has to refuse or to repeat to the bit: ours is given seeds of one size, and signs at random": 4,
      }
    `);
  });
});
