/**
 * The secret side of a key set: the three seeds that its key pairs are made from.
 *
 * Seeds, not expanded keys: fewer bytes to seal and to wipe. `wipe` overwrites them; copies that a JavaScript engine makes
 * on its own (a moving garbage collector does) are beyond that, so secrets live in buffers, never in strings.
 */
import { randomBytes } from 'node:crypto';
import type { KeyRole } from './abi.ts';
import { encodeKeySet, type KeySet } from './keyset.ts';
import { SCHEMES, type SchemeName } from './scheme.ts';
import type { Signer } from './sign.ts';

export type Seeds = { readonly [scheme in SchemeName]: Uint8Array };

export interface SecretKeys {
  readonly set: KeySet;
  readonly seeds: Seeds;
}

/** What a new key set says of itself. */
export interface About {
  readonly role: KeyRole;
  readonly owner: string;
  readonly created: bigint;
  readonly expires: bigint;
}

const TOTAL = SCHEMES.reduce((sum, { seedSize }) => sum + seedSize, 0);

/** All seeds one after the other, in the order of the schemes, are this many bytes. */
export const SEEDS_SIZE: number = TOTAL;

/** The seeds in these bytes, as views: wiping the one wipes the other. */
export function splitSeeds(bytes: Uint8Array): Seeds {
  if (bytes.length !== TOTAL) throw new RangeError(`the seeds of a key set have ${TOTAL} bytes, not ${bytes.length}`);
  let at = 0;
  const take = (index: number): Uint8Array => {
    const size = SCHEMES[index]?.seedSize ?? 0;
    at += size;
    return bytes.subarray(at - size, at);
  };
  return { ml_dsa_87: take(0), ed448: take(1), slh_dsa_sha2_256s: take(2) };
}

export const joinSeeds = (seeds: Seeds): Uint8Array =>
  new Uint8Array(Buffer.concat(SCHEMES.map(({ name }) => seeds[name])));

/** A new key set; in tests from given randomness, by another's code. */
export function makeKeys(
  about: About,
  random: Uint8Array = new Uint8Array(randomBytes(TOTAL)),
  by: Signer = () => undefined,
): SecretKeys {
  const seeds = splitSeeds(random);
  const [mlDsa, ed448, slhDsa] = SCHEMES.map((scheme) => (by(scheme.name) ?? scheme).publicKey(seeds[scheme.name]));
  if (mlDsa === undefined || ed448 === undefined || slhDsa === undefined) throw new Error('there are three schemes');
  const set: KeySet = { ...about, keys: { ml_dsa_87: mlDsa, ed448, slh_dsa_sha2_256s: slhDsa } };
  encodeKeySet(set);
  return { set, seeds };
}

export function wipe({ seeds }: SecretKeys): void {
  for (const { name } of SCHEMES) seeds[name].fill(0);
}
