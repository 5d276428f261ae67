/**
 * Key sets as files: NAME.keys is public, NAME.secret is sealed. What `lago keygen` writes and `sign` and `pack` read.
 */
import { open, readFile, rm } from 'node:fs/promises';
import { RepoError } from '@lago-grey/repo';
import {
  decodeKeySet,
  encodeKeySet,
  type KeySet,
  type SecretKeys,
  SIGNATURE_SIZES,
  SignError,
  type SignOptions,
  signDigest,
  unseal,
  wipe,
} from '@lago-grey/sign';
import { withSignatures, ZpkgError } from '@lago-grey/zpkg';
import { askPassphrase, PassphraseError } from './passphrase.ts';
import { chooseSigner } from './signer.ts';

/** What can go wrong with keys and packages without a fault of ours: its message is for the user. */
export function isRefusal(error: unknown): error is Error {
  const kinds = [SignError, ZpkgError, RepoError, PassphraseError];
  if (kinds.some((kind) => error instanceof kind)) return true;
  return error instanceof Error && 'syscall' in error;
}

export const publicFile = (name: string): string => `${name}.keys`;
export const secretFile = (name: string): string => `${name}.secret`;

export async function readKeySet(file: string): Promise<KeySet> {
  return decodeKeySet(await readFile(file));
}

/** A file that was not there, whole and on the disk, or none. */
async function writeNew(path: string, mode: number, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', mode);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await rm(path);
    throw error;
  } finally {
    await file.close();
  }
}

/** Writes both files, neither over one that is there; the secret one for its owner only. */
export async function writeKeys(name: string, set: KeySet, sealed: Uint8Array): Promise<void> {
  await writeNew(secretFile(name), 0o600, sealed);
  try {
    await writeNew(publicFile(name), 0o644, encodeKeySet(set));
  } catch (error) {
    await rm(secretFile(name));
    throw error;
  }
}

/** Opens the secret keys of each NAME, does `work` with them and whoever signs, and wipes them. */
export async function withAllKeys<T>(
  names: readonly string[],
  passphraseFile: string | undefined,
  work: (keys: readonly SecretKeys[], options: SignOptions) => T,
): Promise<T> {
  const opened: SecretKeys[] = [];
  try {
    for (const name of names) {
      const set = await readKeySet(publicFile(name));
      const sealed = await readFile(secretFile(name));
      const passphrase = await askPassphrase(name, passphraseFile);
      opened.push(await unseal(sealed, set, passphrase).finally(() => passphrase.fill(0)));
    }
    return work(opened, opened.length === 0 ? {} : await chooseSigner());
  } finally {
    for (const keys of opened) wipe(keys);
  }
}

/** The same of one NAME. */
export function withKeys<T>(
  name: string,
  passphraseFile: string | undefined,
  work: (keys: SecretKeys, options: SignOptions) => T,
): Promise<T> {
  return withAllKeys([name], passphraseFile, ([keys], options) => {
    if (keys === undefined) throw new Error('one name gives one key set');
    return work(keys, options);
  });
}

/** The package in these bytes, signed by NAME. */
export function signPackage(bytes: Uint8Array, name: string, passphraseFile: string | undefined): Promise<Uint8Array> {
  return withKeys(name, passphraseFile, (keys, options) =>
    withSignatures(bytes, SIGNATURE_SIZES, (digest) => signDigest('package', digest, keys, options)),
  );
}
