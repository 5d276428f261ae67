/**
 * What a key set says about itself or, as root, about another: that a successor takes its place, or that it is not to be
 * trusted any more. `obli-pkg key rotate` and `key revoke` read it.
 *
 * The statement's struct (abi/: KeyStatement), the successor's key set if there is one, and a signature block over the struct.
 */
import { sha512 } from '@noble/hashes/sha2.js';
import { KEY_STATEMENT_SIZE, StatementKind, writeKeyStatement } from './abi.ts';
import { encodeBlock } from './block.ts';
import { encodeKeySet, type KeySet, keySetId } from './keyset.ts';
import type { SecretKeys } from './secret.ts';
import { type SignOptions, signDigest } from './sign.ts';

/** What is said of a key set. */
export interface Saying {
  readonly about: KeySet;
  /** Who takes its place; nobody, if it is only to be trusted no longer. */
  readonly successor?: KeySet;
  /** Seconds since 1970-01-01T00:00:00Z. */
  readonly time: bigint;
}

const MAGIC = new TextEncoder().encode('LAGOSTMT');

/** The file of a statement, signed by `keys`. */
export function makeStatement({ about, successor, time }: Saying, keys: SecretKeys, options?: SignOptions): Uint8Array {
  const statement = new Uint8Array(KEY_STATEMENT_SIZE);
  writeKeyStatement(new DataView(statement.buffer), {
    magic: MAGIC,
    version: 1,
    kind: successor === undefined ? StatementKind.revoke : StatementKind.rotate,
    reserved: new Uint8Array(5),
    time_seconds: time,
    key_id: keySetId(about),
    successor_id: successor === undefined ? new Uint8Array(32) : keySetId(successor),
  });
  const signatures = signDigest('statement', sha512(statement), keys, options);
  const next = successor === undefined ? new Uint8Array() : encodeKeySet(successor);
  return new Uint8Array(Buffer.concat([statement, next, encodeBlock(signatures)]));
}
