/** Bytes: looked at, compared, digested. */
import { createHash } from 'node:crypto';

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
export const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
export const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** FIPS 180-4, over the parts one after the other; 64 bytes. */
export const sha512 = (...parts: readonly Uint8Array[]): Uint8Array => {
  const hash = createHash('sha512');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
};
