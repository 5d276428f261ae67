import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KEY_SET_OFFSETS, KEY_SET_SIZE, KeyRole } from './abi.ts';
import { SignError } from './error.ts';
import { decodeKeySet, encodeKeySet, fingerprintOf, isValidAt, type KeySet, keySetId } from './keyset.ts';
import { SCHEMES } from './scheme.ts';
import { makeKeys, wipe } from './secret.ts';
import { QUICKLY, testKeys } from './testing.ts';

const keyOf = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
const [mlDsa = 0, ed448 = 0, slhDsa = 0] = SCHEMES.map(({ publicKeySize }) => publicKeySize);
const keySet: fc.Arbitrary<KeySet> = fc
  .record({
    role: fc.constantFrom(...Object.values(KeyRole)),
    owner: fc.constantFrom('a', 'Ada Lovelace <ada@example.org>', 'é'.repeat(30), '🧊'),
    created: fc.constantFrom(0n, 1n, 1_800_000_000n),
    lifetime: fc.constantFrom(undefined, 1n, 31_536_000n),
    keys: fc.record({ ml_dsa_87: keyOf(mlDsa), ed448: keyOf(ed448), slh_dsa_sha2_256s: keyOf(slhDsa) }),
  })
  .map(({ lifetime, ...set }) => ({ ...set, expires: lifetime === undefined ? 0n : set.created + lifetime }));

describe('a key set', () => {
  it('is what its bytes say: decode is the inverse of encode, and accepts nothing else', () => {
    fc.assert(
      fc.property(keySet, fc.nat(KEY_SET_SIZE * 8 - 1), (set, bit) => {
        const bytes = encodeKeySet(set);
        expect(decodeKeySet(bytes)).toEqual(set);
        const flipped = bytes.with(bit >> 3, bytes[bit >> 3]! ^ (1 << (bit & 7)));
        try {
          expect(encodeKeySet(decodeKeySet(flipped))).toEqual(flipped);
        } catch (error) {
          expect(error).toBeInstanceOf(SignError);
          expect(error).toHaveProperty('reason', 'bad_key');
        }
      }),
    );
  });

  it('has another identifier with any other bit', () => {
    fc.assert(
      fc.property(keySet, fc.constantFrom('created', 'ml_dsa_87', 'slh_dsa_sha2_256s', 'ed448'), (set, field) => {
        const bytes = encodeKeySet(set);
        const other = bytes.with(KEY_SET_OFFSETS[field === 'created' ? 'ed448' : field], 7);
        fc.pre(Buffer.compare(bytes, other) !== 0);
        expect(keySetId(decodeKeySet(other))).not.toEqual(keySetId(set));
      }),
    );
  });

  it.each([
    ['', 'nobody'],
    ['a\nb', 'a line break'],
    ['\u001b[2J', 'what a terminal obeys'],
    ['x'.repeat(61), 'too many bytes'],
    ['\ud800', 'no Unicode'],
  ])('cannot belong to %j: %s', (owner) => {
    expect(() => encodeKeySet({ ...testKeys(1).set, owner })).toThrow(/bad_key/);
  });

  it('cannot have a zero within its owner, nor end before it begins', () => {
    const bytes = encodeKeySet(testKeys(1).set);
    expect(() => decodeKeySet(bytes.with(KEY_SET_OFFSETS.owner, 0))).toThrow(/bad_key/);
    expect(() => encodeKeySet({ ...testKeys(1).set, expires: 1n })).toThrow(/expires before/);
    expect(() => decodeKeySet(bytes.subarray(1))).toThrow(/2800 bytes, not 2799/);
  });

  it('is valid from its first second to before its last', () => {
    const set = { ...testKeys(1).set, created: 10n, expires: 20n };
    expect([9n, 10n, 19n, 20n].map((second) => isValidAt(set, second))).toEqual([false, true, true, false]);
    expect(isValidAt({ ...set, expires: 0n }, 2n ** 62n)).toBe(true);
  });

  it('is made anew each time, and its seeds are zero once wiped', () => {
    const about = { role: KeyRole.package, owner: 'a', created: 0n, expires: 0n };
    // Who derives the public keys is no matter here.
    const [a, b] = [makeKeys(about, undefined, QUICKLY.by), makeKeys(about, undefined, QUICKLY.by)];
    expect(keySetId(a.set)).not.toEqual(keySetId(b.set));
    wipe(a);
    expect(Object.values(a.seeds).every((seed) => seed.every((byte) => byte === 0))).toBe(true);
  });
});

describe('a fingerprint', () => {
  it('is the first 125 bits of the identifier, in groups that can be read aloud', () => {
    expect(fingerprintOf(new Uint8Array(32))).toBe('00000-00000-00000-00000-00000');
    expect(fingerprintOf(new Uint8Array(32).fill(255))).toBe('ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ');
    expect(fingerprintOf(new Uint8Array(32).with(0, 0x08).with(15, 0x0f))).toBe('10000-00000-00000-00000-00001');
  });

  it('differs with any bit of the first 125', () => {
    const id = keySetId(testKeys(1).set);
    const all = Array.from({ length: 125 }, (_, bit) => {
      return fingerprintOf(id.with(bit >> 3, id[bit >> 3]! ^ (0x80 >> (bit & 7))));
    });
    expect(new Set([...all, fingerprintOf(id)]).size).toBe(126);
  });
});
