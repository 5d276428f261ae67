/** What every part of decoding needs to refuse: a reason, said of bytes. */
import { AbiError } from './abi.ts';
import { isZero } from './bytes.ts';
import { ZpkgError } from './package.ts';

export const refuse = (reason: ZpkgError['reason'], problem: string): never => {
  throw new ZpkgError(reason, problem);
};

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
