/**
 * Secret keys at rest: sealed with a passphrase.
 *
 * Argon2id (RFC 9106) by Node's OpenSSL makes the key, XChaCha20-Poly1305 by @noble/ciphers seals the seeds with it (Node has
 * no XChaCha). Everything before the sealed bytes in the file is authenticated with them, the identifier of the key set too:
 * the seeds open only for the key set that they belong to. The key and the opened seeds are wiped.
 */
import { argon2, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { readSealedKeys, SEALED_KEYS_OFFSETS, SEALED_KEYS_SIZE, type SealedKeys, writeSealedKeys } from './abi.ts';
import { SignError } from './error.ts';
import { type KeySet, keySetId } from './keyset.ts';
import { joinSeeds, SEEDS_SIZE, type SecretKeys, splitSeeds } from './secret.ts';

/** How hard each guess at the passphrase is made. */
export interface Hardness {
  /** In KiB. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** 512 MiB, 8 passes, 4 lanes: some seconds and half a gigabyte for each guess. */
export const HARDNESS: Hardness = { memory: 512 * 1024, passes: 8, lanes: 4 };

/** Beyond this a file asks for more than anybody would have chosen. */
const MOST: Hardness = { memory: 4 * 1024 * 1024, passes: 64, lanes: 64 };

const MAGIC = new TextEncoder().encode('LAGOSEAL');
const VERSION = 1;
const [SALT_SIZE, NONCE_SIZE, TAG_SIZE, KEY_SIZE] = [32, 24, 16, 32];
const PLAIN_SIZE = 192;

const derive = promisify(argon2);

async function passphraseKey(passphrase: Uint8Array, salt: Uint8Array, hardness: Hardness): Promise<Uint8Array> {
  const { memory, passes, lanes: parallelism } = hardness;
  const options = { message: passphrase, nonce: salt, memory, passes, parallelism, tagLength: KEY_SIZE };
  return new Uint8Array(await derive('argon2id', options));
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const authenticated = (file: Uint8Array): Uint8Array => file.subarray(0, SEALED_KEYS_OFFSETS.sealed);

/** The file of sealed secret keys. `hardness` is lower in tests only. */
export async function seal(
  keys: SecretKeys,
  passphrase: Uint8Array,
  hardness: Hardness = HARDNESS,
): Promise<Uint8Array> {
  if (passphrase.length === 0) throw new SignError('bad_key', 'the passphrase is empty');
  const fields = {
    magic: MAGIC,
    version: VERSION,
    reserved: new Uint8Array(2),
    ...hardness,
    key_id: keySetId(keys.set),
    salt: new Uint8Array(randomBytes(SALT_SIZE)),
    nonce: new Uint8Array(randomBytes(NONCE_SIZE)),
  };
  const file = new Uint8Array(SEALED_KEYS_SIZE);
  writeSealedKeys(viewOf(file), { ...fields, sealed: new Uint8Array(PLAIN_SIZE + TAG_SIZE) });
  const key = await passphraseKey(passphrase, fields.salt, hardness);
  const plain = new Uint8Array(PLAIN_SIZE);
  const seeds = joinSeeds(keys.seeds);
  try {
    plain.set(seeds);
    file.set(xchacha20poly1305(key, fields.nonce, authenticated(file)).encrypt(plain), SEALED_KEYS_OFFSETS.sealed);
    return file;
  } finally {
    for (const secret of [key, plain, seeds]) secret.fill(0);
  }
}

function parse(file: Uint8Array): SealedKeys {
  const bad = (problem: string): never => {
    throw new SignError('bad_key', problem);
  };
  if (file.length !== SEALED_KEYS_SIZE) bad(`sealed keys have ${SEALED_KEYS_SIZE} bytes, not ${file.length}`);
  const fields = readSealedKeys(viewOf(file));
  if (Buffer.compare(fields.magic, MAGIC) !== 0) bad('the file does not begin with LAGOSEAL');
  if (fields.version !== VERSION) bad(`version ${fields.version} of the format; known is ${VERSION}`);
  for (const what of ['memory', 'passes', 'lanes'] as const) {
    if (fields[what] < 1 || fields[what] > MOST[what])
      bad(`${what} ${fields[what]} is not between 1 and ${MOST[what]}`);
  }
  if (fields.memory < 8 * fields.lanes) bad(`${fields.memory} KiB are too few for ${fields.lanes} lanes`);
  return fields;
}

/**
 * The secret keys in the file; the caller wipes them.
 *
 * @throws SignError bad_key: not such a file, not of this key set, or another passphrase
 */
export async function unseal(file: Uint8Array, set: KeySet, passphrase: Uint8Array): Promise<SecretKeys> {
  const fields = parse(file);
  if (Buffer.compare(fields.key_id, keySetId(set)) !== 0) {
    throw new SignError('bad_key', 'these secret keys are not of this key set');
  }
  const key = await passphraseKey(passphrase, fields.salt, fields);
  try {
    const plain = xchacha20poly1305(key, fields.nonce, authenticated(file)).decrypt(fields.sealed);
    return { set, seeds: splitSeeds(plain.subarray(0, SEEDS_SIZE)) };
  } catch {
    throw new SignError('bad_key', 'the passphrase is another, or the file was changed');
  } finally {
    key.fill(0);
  }
}
