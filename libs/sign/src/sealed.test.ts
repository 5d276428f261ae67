import { argon2Sync } from 'node:crypto';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEALED_KEYS_OFFSETS, SEALED_KEYS_SIZE } from './abi.ts';
import { SignError } from './error.ts';
import { HARDNESS, type Hardness, seal, unseal } from './sealed.ts';
import { testKeys } from './testing.ts';

/** As little as Argon2 takes, so that the tests guess at once. */
const SOFT: Hardness = { memory: 32, passes: 1, lanes: 4 };
const passphrase = new TextEncoder().encode('correct horse battery staple');
const keys = testKeys(1);

describe('sealed keys', () => {
  it('open with the passphrase, to the seeds', async () => {
    const file = await seal(keys, passphrase, SOFT);
    expect(file).toHaveLength(SEALED_KEYS_SIZE);
    expect((await unseal(file, keys.set, passphrase)).seeds).toEqual(keys.seeds);
  });

  it('do not open with another passphrase, nor for another key set', async () => {
    const file = await seal(keys, passphrase, SOFT);
    await expect(unseal(file, keys.set, passphrase.with(0, 1))).rejects.toThrow(/passphrase is another/);
    await expect(unseal(file, testKeys(2).set, passphrase)).rejects.toThrow(/not of this key set/);
    await expect(seal(keys, new Uint8Array(), SOFT)).rejects.toThrow(/empty/);
  });

  it('do not open once any bit is another', async () => {
    const file = await seal(keys, passphrase, SOFT);
    // Bits of the hardness that make it another one would only make the test slow.
    const tried = fc.nat(SEALED_KEYS_SIZE * 8 - 1).filter((bit) => {
      const byte = bit >> 3;
      return byte < SEALED_KEYS_OFFSETS.lanes || byte >= SEALED_KEYS_OFFSETS.key_id;
    });
    await fc.assert(
      fc.asyncProperty(tried, async (bit) => {
        const flipped = file.with(bit >> 3, file[bit >> 3]! ^ (1 << (bit & 7)));
        await expect(unseal(flipped, keys.set, passphrase)).rejects.toThrow(SignError);
      }),
    );
  });

  it.each([
    ['memory', 0xffff_ffff],
    ['passes', 0],
    ['lanes', 65],
  ] as const)('are refused before any work if they ask for %s of %i', async (field, value) => {
    const file = await seal(keys, passphrase, SOFT);
    new DataView(file.buffer).setUint32(SEALED_KEYS_OFFSETS[field], value, true);
    await expect(unseal(file, keys.set, passphrase)).rejects.toThrow(new RegExp(`${field} ${value}`));
  });

  it('are never sealed twice with the same salt, nonce or bytes', async () => {
    const [a, b] = [await seal(keys, passphrase, SOFT), await seal(keys, passphrase, SOFT)];
    const { salt, nonce, sealed } = SEALED_KEYS_OFFSETS;
    for (const at of [salt, nonce, sealed]) expect(a.subarray(at, at + 24)).not.toEqual(b.subarray(at, at + 24));
  });

  it('cost 512 MiB, 8 passes and 4 lanes unless a test says otherwise', () => {
    expect(HARDNESS).toEqual({ memory: 524_288, passes: 8, lanes: 4 });
  });
});

describe('what they rest on', () => {
  it('is the Argon2id of RFC 9106, section 5.3', () => {
    const filled = (size: number, byte: number) => new Uint8Array(size).fill(byte);
    const tag = argon2Sync('argon2id', {
      message: filled(32, 1),
      nonce: filled(16, 2),
      secret: filled(8, 3),
      associatedData: filled(12, 4),
      memory: 32,
      passes: 3,
      parallelism: 4,
      tagLength: 32,
    });
    expect(tag.toString('hex')).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it('is the XChaCha20-Poly1305 of draft-irtf-cfrg-xchacha-03, appendix A.3.1', () => {
    const counting = (from: number, size: number) => Uint8Array.from({ length: size }, (_, index) => from + index);
    const message =
      "Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    const aad = Buffer.from('50515253c0c1c2c3c4c5c6c7', 'hex');
    const sealed = xchacha20poly1305(counting(0x80, 32), counting(0x40, 24), aad).encrypt(Buffer.from(message));
    expect(Buffer.from(sealed.subarray(0, 16)).toString('hex')).toBe('bd6d179d3e83d43b9576579493c0e939');
    expect(Buffer.from(sealed.subarray(-16)).toString('hex')).toBe('c0875924c1c7987947deafd8780acf49');
  });
});
