/** SHA-512, of which every digest in a repository is. */
import { createHash } from 'node:crypto';

export const sha512 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha512').update(bytes).digest());
