/** What is signed verifies, by whichever code; and nothing else does. What takes @noble long: noble.test.ts. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeyRole, Scheme } from './abi.ts';
import { SignError } from './error.ts';
import { opensslScheme } from './openssl.ts';
import { contextOf, type Purpose, SCHEMES } from './scheme.ts';
import { signDigest } from './sign.ts';
import { QUICKLY, testKeys } from './testing.ts';
import { type Signature, verifySignatures } from './verify.ts';

const digest = new Uint8Array(64).map((_, index) => index);
const [ours, theirs] = [testKeys(1), testKeys(2)];
const signed = signDigest('package', digest, ours, QUICKLY);

const reasonOf = (
  signatures: readonly Signature[],
  {
    set = ours.set,
    purpose = 'package',
    of = digest,
  }: { set?: typeof ours.set; purpose?: Purpose; of?: Uint8Array } = {},
): string => {
  try {
    verifySignatures(purpose, of, signatures, set);
    return 'ok';
  } catch (error) {
    if (error instanceof SignError) return error.reason;
    throw error;
  }
};

const at = (index: number): Signature => {
  const signature = signed[index];
  if (signature === undefined) throw new RangeError(`there is no signature ${index}`);
  return signature;
};

describe('three signatures', () => {
  it('verify', () => expect(reasonOf(signed)).toBe('ok'));

  it('are over this digest, for this purpose, by this key set', () => {
    const other = digest.with(0, 255);
    expect(reasonOf(signed, { of: other })).toBe('bad_signature');
    expect(reasonOf(signed, { purpose: 'statement' })).toBe('bad_signature');
    expect(reasonOf(signed, { set: theirs.set })).toBe('untrusted_key');
    expect(reasonOf(signed, { set: { ...ours.set, role: KeyRole.host } })).toBe('untrusted_key');
    expect(reasonOf(signed, { set: { ...ours.set, expires: 1_800_000_000n } })).toBe('untrusted_key');
  });

  it('count once each: no list of signatures but the one of three schemes in order passes', () => {
    const others = signDigest('package', digest, theirs, QUICKLY);
    const any = fc.constantFrom(...signed, ...others);
    fc.assert(
      fc.property(fc.array(any, { maxLength: 6 }), (list) => {
        const whole = list.length === 3 && list.every((signature, index) => signature === signed[index]);
        fc.pre(!whole);
        expect(reasonOf(list)).not.toBe('ok');
      }),
      { numRuns: 300, examples: [[[]], [[at(0), at(0), at(0)]], [[at(0), at(1)]], [[at(1), at(0), at(2)]]] },
    );
  }, 600_000);

  it('name their own scheme: one that is signed by another is refused', () => {
    const relabelled = signed.map((signature, index) => ({ ...signature, bytes: at((index + 1) % 3).bytes }));
    expect(reasonOf(relabelled)).toBe('bad_signature');
    const renamed = signed.map((signature) => ({ ...signature, scheme: Scheme.ed448 }));
    expect(reasonOf(renamed)).toBe('missing_signature');
  });

  it.each(SCHEMES.map(({ name }, index) => [name, index] as const))('have exactly the size of %s', (_, index) => {
    const { bytes } = at(index);
    const longer = new Uint8Array(bytes.length + 1);
    longer.set(bytes);
    for (const wrong of [bytes.subarray(1), bytes.subarray(0, -1), longer, new Uint8Array()]) {
      expect(reasonOf(signed.with(index, { ...at(index), bytes: wrong }))).toBe('bad_signature');
    }
  });
});

describe.each(SCHEMES.map((scheme, index) => [scheme.name, scheme, index] as const))('%s', (name, scheme, index) => {
  const openssl = opensslScheme(name);
  const context = contextOf('package');
  const publicKey = ours.set.keys[name];

  it('verifies what OpenSSL signs, and OpenSSL what it signs', (ctx) => {
    if (openssl === undefined) return ctx.skip('not run: the second implementation: this Node has no such OpenSSL');
    const seed = ours.seeds[name];
    expect(scheme.verify(openssl.sign(digest, seed, publicKey, context), digest, publicKey, context)).toBe(true);
    if (name !== 'slh_dsa_sha2_256s') {
      expect(openssl.verify(scheme.sign(digest, seed, publicKey, context), digest, publicKey, context)).toBe(true);
    }
  });

  it('refuses an empty signature and an empty key without failing', () => {
    expect(scheme.verify(new Uint8Array(), digest, publicKey, context)).toBe(false);
    expect(scheme.verify(at(index).bytes, digest, new Uint8Array(), context)).toBe(false);
  });
});
