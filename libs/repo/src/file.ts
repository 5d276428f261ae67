/**
 * A file of metadata with its signature blocks, and who of those that may sign it has.
 *
 * People sign one after the other: each block is by one key set over the same header and body, and a block that counts for
 * nothing spoils no other. Not here: what follows from a threshold that is met (update.ts).
 */
import {
  BLOCK_SIZE,
  decodeBlock,
  encodeBlock,
  isValidAt,
  type KeySet,
  type Signature,
  SignError,
  verifySignatures,
} from '@lago-grey/sign';
import { sha512 } from '@lago-grey/zpkg/wire';
import { decode } from './decode.ts';
import { type Authority, MAX_SIGNERS, type Metadata, nameOf, RepoError } from './metadata.ts';
import { isEnough } from './proved.ts';
import { idOf } from './rules.ts';

export interface SignedFile<T extends Metadata = Metadata> {
  readonly metadata: T;
  /** The whole file, as it came. */
  readonly bytes: Uint8Array;
  /** What is signed: SHA-512 of header and body. */
  readonly digest: Uint8Array;
  /** Three signatures of one key set each, sorted by its identifier. */
  readonly blocks: readonly (readonly Signature[])[];
}

const signerOf = (block: readonly Signature[]): string => Buffer.from(block[0]?.keyId ?? '').toString('hex');

/** @throws RepoError bad_metadata, too_large */
export function parseFile(bytes: Uint8Array): SignedFile {
  const { metadata, size } = decode(bytes);
  const rest = bytes.subarray(size);
  const count = rest.length / BLOCK_SIZE;
  const name = nameOf(metadata);
  if (!Number.isInteger(count)) {
    throw new RepoError('bad_metadata', `${name}: ${rest.length} bytes are no number of signature blocks`);
  }
  if (count > MAX_SIGNERS) throw new RepoError('too_large', `${name}: ${count} signers; the limit is ${MAX_SIGNERS}`);
  const blocks = Array.from({ length: count }, (_, index) => {
    try {
      return decodeBlock(rest.subarray(index * BLOCK_SIZE, (index + 1) * BLOCK_SIZE));
    } catch (error) {
      if (error instanceof SignError) throw new RepoError('bad_metadata', `${name}: ${error.message}`);
      throw error;
    }
  });
  blocks.map(signerOf).forEach((id, index, ids) => {
    const before = ids[index - 1];
    if (before !== undefined && before >= id) {
      throw new RepoError('bad_metadata', `${name}: the signature blocks are out of order`);
    }
  });
  return { metadata, bytes, digest: sha512(bytes.subarray(0, size)), blocks };
}

/**
 * The file with one block more, in its place; one of the same key set is replaced.
 *
 * @throws RepoError too_large
 */
export function withBlock({ bytes, blocks }: SignedFile, block: readonly Signature[]): Uint8Array {
  const id = signerOf(block);
  const all = [...blocks.filter((other) => signerOf(other) !== id), block];
  if (all.length > MAX_SIGNERS) throw new RepoError('too_large', `more than ${MAX_SIGNERS} signers`);
  all.sort((a, b) => (signerOf(a) < signerOf(b) ? -1 : 1));
  const signed = bytes.subarray(0, bytes.length - blocks.length * BLOCK_SIZE);
  return new Uint8Array(Buffer.concat([signed, ...all.map(encodeBlock)]));
}

/** Whose word is taken for what. */
export interface Judge {
  /** Whether three signatures are good and by this key set. */
  readonly verify: (digest: Uint8Array, signatures: readonly Signature[], set: KeySet) => boolean;
  /** Whether a key set was revoked here: then what it has signed counts for nothing. */
  readonly isRevoked: (set: KeySet) => boolean;
}

/** By libs/sign, with nobody revoked. */
export const JUDGE: Judge = {
  verify(digest, signatures, set) {
    try {
      verifySignatures('repository', digest, signatures, set);
      return true;
    } catch (error) {
      if (error instanceof SignError) return false;
      throw error;
    }
  },
  isRevoked: () => false,
};

/** What was verified of a file by a judge: each signature is looked at once. */
const verdicts = new WeakMap<Judge, WeakMap<SignedFile, Map<string, boolean>>>();

function verdictsOn(file: SignedFile, judge: Judge): Map<string, boolean> {
  const files = verdicts.get(judge) ?? new WeakMap<SignedFile, Map<string, boolean>>();
  verdicts.set(judge, files);
  const known = files.get(file) ?? new Map<string, boolean>();
  files.set(file, known);
  return known;
}

/** Who of those that may sign it has signed the file: each once, however often. */
export function signersOf(file: SignedFile, { keySets }: Authority, judge: Judge): KeySet[] {
  const known = verdictsOn(file, judge);
  return keySets.filter((set) => {
    const id = idOf(set);
    const block = file.blocks.find((one) => signerOf(one) === id);
    if (block === undefined || judge.isRevoked(set)) return false;
    const good = known.get(id) ?? judge.verify(file.digest, block, set);
    known.set(id, good);
    return good;
  });
}

/**
 * Returns if so many have signed the file as must have.
 *
 * @param time if it matters, the time in which their key sets must be valid
 * @throws RepoError threshold_unmet, expired_key
 */
export function demandThreshold(file: SignedFile, authority: Authority, judge: Judge, time?: bigint): void {
  const { threshold, keySets } = authority;
  const signers = signersOf(file, authority, judge);
  const told = `${nameOf(file.metadata)} version ${file.metadata.version}`;
  if (!isEnough(authority, signers)) {
    throw new RepoError(
      'threshold_unmet',
      `${told} is signed by ${signers.length} of ${keySets.length} who may, and ${threshold} must`,
    );
  }
  if (time === undefined) return;
  const now = signers.filter((set) => isValidAt(set, time));
  if (isEnough(authority, now)) return;
  throw new RepoError('expired_key', `${told} is signed by key sets whose time is over or has not come`);
}
