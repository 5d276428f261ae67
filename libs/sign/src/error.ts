/**
 * Why a key or a signature is refused: a status of the ABI by name, so that every program says the same.
 */
import type { Status } from './abi.ts';

export type Reason = Exclude<keyof typeof Status, 'ok'>;

/** A refusal. The reason is for programs, the message for people. */
export class SignError extends Error {
  override readonly name = 'SignError';
  readonly reason: Reason;

  constructor(reason: Reason, problem: string) {
    super(`${problem} (${reason})`);
    this.reason = reason;
  }
}
