/** The strings of a manifest: one after the other, each used once. */
import type { ZpkgError } from './package.ts';
import { refuse } from './refuse.ts';

/** Takes strings from the front; what is left over at the end has no meaning. */
export class Strings {
  private readonly bytes: Uint8Array;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  private position = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  /** A string begins nowhere but where the one before it ended. */
  at(offset: number, what: string): void {
    if (offset !== this.position) refuse('not_canonical', `${what} is not where it belongs`);
  }

  takeBytes(size: number, what: string): Uint8Array {
    if (this.position + size > this.bytes.length) refuse('bad_size', `${what} ends behind the strings`);
    this.position += size;
    return this.bytes.subarray(this.position - size, this.position);
  }

  take(size: number, reason: ZpkgError['reason'], what: string): string {
    return this.text(this.takeBytes(size, what), reason, what);
  }

  text(bytes: Uint8Array, reason: ZpkgError['reason'], what: string): string {
    try {
      return this.decoder.decode(bytes);
    } catch {
      return refuse(reason, `${what} is not UTF-8`);
    }
  }

  end(): void {
    if (this.position !== this.bytes.length)
      refuse('not_canonical', `${this.bytes.length - this.position} bytes of strings without use`);
  }
}
