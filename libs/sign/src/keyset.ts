/**
 * A key set: three public keys, one of each scheme, that sign together, with an owner, a role and a time.
 *
 * On disk it is one struct of a fixed size (abi/: KeySet). Its identifier is a digest of all of it, so that role, owner
 * and expiry cannot be changed without making it another key set. Not here: secret keys (sealed.ts), who is trusted.
 */
import { sha512_256 } from '@noble/hashes/sha2.js';
import { AbiError, KEY_SET_SIZE, type KeyRole, readKeySet, writeKeySet } from './abi.ts';
import { SignError } from './error.ts';
import { SCHEMES, type SchemeName } from './scheme.ts';

export interface KeySet {
  readonly role: KeyRole;
  readonly owner: string;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly created: bigint;
  /** The first second in which it is no longer valid; 0n if there is none. */
  readonly expires: bigint;
  readonly keys: { readonly [scheme in SchemeName]: Uint8Array };
}

const MAGIC = new TextEncoder().encode('LAGOKEYS');
const VERSION = 1;
const OWNER_SIZE = 60;

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/;

const bad = (problem: string): never => {
  throw new SignError('bad_key', problem);
};

/** What an owner may be called: something, in one line, that a terminal prints as it is. */
function checkOwner(owner: string): void {
  const size = new TextEncoder().encode(owner).length;
  if (size === 0 || size > OWNER_SIZE) bad(`the owner of a key set has 1 to ${OWNER_SIZE} bytes, not ${size}`);
  if (!owner.isWellFormed() || CONTROL.test(owner)) {
    bad(`the owner ${JSON.stringify(owner)} has control characters in it, or is no Unicode text`);
  }
}

function check(set: KeySet): void {
  checkOwner(set.owner);
  if (set.created < 0n) bad(`created ${set.created} s after 1970: that is before it`);
  if (set.expires !== 0n && set.expires <= set.created) bad('the key set expires before it was made');
  for (const { name, publicKeySize } of SCHEMES) {
    const { length } = set.keys[name];
    if (length !== publicKeySize) bad(`the public key of ${name} has ${publicKeySize} bytes, not ${length}`);
  }
}

/** @throws SignError bad_key */
export function encodeKeySet(set: KeySet): Uint8Array {
  check(set);
  const owner = new Uint8Array(OWNER_SIZE);
  owner.set(new TextEncoder().encode(set.owner));
  const out = new Uint8Array(KEY_SET_SIZE);
  writeKeySet(new DataView(out.buffer), {
    magic: MAGIC,
    version: VERSION,
    role: set.role,
    owner,
    created_seconds: set.created,
    expires_seconds: set.expires,
    ...set.keys,
  });
  return out;
}

function textOf(field: Uint8Array): string {
  const end = field.findLastIndex((byte) => byte !== 0) + 1;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(field.subarray(0, end));
  } catch {
    return bad('the owner is not UTF-8');
  }
}

/**
 * The key set in these bytes: decode(encode(s)) is s, and nothing else is accepted.
 *
 * @throws SignError bad_key
 */
export function decodeKeySet(bytes: Uint8Array): KeySet {
  if (bytes.length !== KEY_SET_SIZE) bad(`a key set has ${KEY_SET_SIZE} bytes, not ${bytes.length}`);
  const fields = (() => {
    try {
      return readKeySet(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    } catch (error) {
      if (error instanceof AbiError) return bad(error.message);
      throw error;
    }
  })();
  if (Buffer.compare(fields.magic, MAGIC) !== 0) bad('the file does not begin with LAGOKEYS');
  if (fields.version !== VERSION) bad(`version ${fields.version} of the format; known is ${VERSION}`);
  const { ml_dsa_87, ed448, slh_dsa_sha2_256s } = fields;
  const set: KeySet = {
    role: fields.role,
    owner: textOf(fields.owner),
    created: fields.created_seconds,
    expires: fields.expires_seconds,
    keys: { ml_dsa_87, ed448, slh_dsa_sha2_256s },
  };
  check(set);
  return set;
}

/** The identifier of a key set: SHA-512/256 of its bytes. */
export const keySetId = (set: KeySet): Uint8Array => sha512_256(encodeKeySet(set));

/** Digits and letters without I, L, O and U, which are heard or seen as others (Crockford's base 32). */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 5;
const GROUP_SIZE = 5;

/**
 * The fingerprint of a key set, to be read aloud: the first 125 bits of the identifier, as five groups of five.
 *
 * To find another key set with the same one takes 2^125 tries, which nobody has.
 */
export function fingerprintOf(id: Uint8Array): string {
  let bits = 0n;
  for (const byte of id.subarray(0, 16)) bits = (bits << 8n) | BigInt(byte);
  const digits = Array.from({ length: GROUPS * GROUP_SIZE }, (_, index) => {
    return ALPHABET.charAt(Number((bits >> BigInt(123 - 5 * index)) & 31n));
  }).join('');
  return Array.from({ length: GROUPS }, (_, group) => digits.slice(group * GROUP_SIZE, (group + 1) * GROUP_SIZE)).join(
    '-',
  );
}

/** Whether the time (in seconds) is one at which the key set is valid. */
export const isValidAt = (set: KeySet, seconds: bigint): boolean =>
  seconds >= set.created && (set.expires === 0n || seconds < set.expires);
