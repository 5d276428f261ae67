/** Key sets for tests: the same for the same number, so that what they sign can be told apart by name. */

import { shake256 } from '@noble/hashes/sha3.js';
import { KeyRole } from './abi.ts';
import { type About, makeKeys, SEEDS_SIZE, type SecretKeys } from './secret.ts';

const made = new Map<number, SecretKeys>();

/** The key set of this number; making one takes a quarter of a second, so each is made once. */
export function testKeys(number: number, about: Partial<About> = {}): SecretKeys {
  const { seeds, set } =
    made.get(number) ??
    makeKeys(
      { role: KeyRole.package, owner: `test ${number}`, created: 1_700_000_000n, expires: 0n },
      shake256(new TextEncoder().encode(`lago-grey test keys ${number}`), { dkLen: SEEDS_SIZE }),
    );
  made.set(number, { seeds, set });
  return { seeds, set: { ...set, ...about } };
}
