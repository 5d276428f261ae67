/** What every part of decoding needs to refuse: a reason, said of bytes. */
import { AbiError } from './abi.ts';
import { ZpkgError } from './package.ts';

export const refuse = (reason: ZpkgError['reason'], problem: string): never => {
  throw new ZpkgError(reason, problem);
};

export const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
export const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);
export const equal = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

export const unreserved = (reserved: Uint8Array, here: string): void => {
  if (!isZero(reserved)) refuse('bad_flags', `${here} has reserved bytes that are not zero`);
};

/** A value that its field cannot hold becomes a reason. */
export function abi<T>(reason: ZpkgError['reason'], read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof AbiError) return refuse(reason, error.message);
    throw error;
  }
}
