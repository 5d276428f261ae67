/**
 * The program that ships and this library agree on every signature: what was signed here verifies there, and of thousands
 * of changed ones neither takes any that the other refuses.
 */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextOf, type Purpose, SCHEMES } from './scheme.ts';
import { shippedVerdict } from './shipped.ts';
import { signDigest } from './sign.ts';
import { QUICKLY, testKeys } from './testing.ts';
import { type Case, missing, shippedVerdicts } from './vectors/shipped.ts';
import { verifySignatures } from './verify.ts';

const MODULE = fileURLToPath(new URL('../../../dist/obli-pkg/wasm32/verify.wasm', import.meta.url));

/** For each scheme; all three together are three times as many. */
const RUNS = process.env['LAGO_LONG'] === undefined ? 200 : 3_334;
const digest = new Uint8Array(64).map((_, index) => 255 - index);
const keys = testKeys(1);
const signed = signDigest('package', digest, keys, QUICKLY);

/** What is signed for a purpose. */
type Signed = Case & { readonly context: Purpose };

/** One to three bits of one part are another. */
function mutations(good: Signed): fc.Arbitrary<Signed> {
  const flip = (part: 'signature' | 'key' | 'message') =>
    fc.array(fc.nat(good[part].length * 8 - 1), { minLength: 1, maxLength: 3 }).map((bits): Signed => {
      const bytes = Uint8Array.from(good[part]);
      for (const bit of bits) bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return { ...good, [part]: bytes };
    });
  return fc.oneof(
    { weight: 8, arbitrary: flip('signature') },
    { weight: 1, arbitrary: flip('key') },
    { weight: 1, arbitrary: flip('message') },
  );
}

describe.each(SCHEMES.map((scheme, index) => [scheme.name, scheme, index] as const))('%s', (name, scheme, index) => {
  const bytes = signed[index]?.bytes ?? new Uint8Array();
  const good: Signed = { context: 'package', message: digest, key: keys.set.keys[name], signature: bytes };

  it('that is good is good in obli-pkg, for its purpose alone', async (ctx) => {
    if (missing !== undefined) return ctx.skip(missing);
    const others = (['statement', 'repository'] as const).map((context) => ({ ...good, context }));
    expect(await shippedVerdicts(scheme, [good, ...others, good])).toBe('1001');
  });

  it(`has the same verdict in obli-pkg, ${RUNS} times changed`, async (ctx) => {
    if (missing !== undefined) return ctx.skip(missing);
    const cases = fc.sample(mutations(good), { numRuns: RUNS, seed: Number(process.env['LAGO_SEED'] ?? Date.now()) });
    const theirs = await shippedVerdicts(scheme, cases);
    const ours = cases.map((one) => {
      return scheme.verify(one.signature, one.message, one.key, contextOf(one.context)) ? '1' : '0';
    });
    expect(theirs).toBe(ours.join(''));
  }, 600_000);

  it(`has the same verdict in the module for WebAssembly, ${RUNS} times changed`, async (ctx) => {
    if (!existsSync(MODULE)) return ctx.skip(`not run: there is no ${MODULE}: npx lago build obli-pkg --arch wasm32`);
    const shipped = await shippedVerdict(readFileSync(MODULE));
    expect(() => verifySignatures('package', digest, signed, keys.set, shipped)).not.toThrow();
    fc.assert(
      fc.property(mutations(good), ({ signature, message, key, context }) => {
        const question = [signature, message, key, contextOf(context)] as const;
        expect(shipped(scheme, ...question)).toBe(scheme.verify(...question));
      }),
      { numRuns: RUNS },
    );
  }, 600_000);
});
