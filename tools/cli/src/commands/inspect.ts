/**
 * `lago inspect FILE [--keys SET.keys…] [--json]`: what a package holds, after everything about it has been verified;
 * its signatures too, if the key set that made them is given.
 *
 * With --keys the answer is no unless all three signatures are good and of one of these key sets, and its time is now.
 * They are verified by obli-pkg's own code, compiled to WebAssembly, where that has been built.
 */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  fingerprintOf,
  isValidAt,
  type KeySet,
  keySetId,
  SignError,
  shippedVerdict,
  signerOf,
  type Verdict,
  verifySignatures,
} from '@lago-grey/sign';
import { type Decoded, decode, describe, inspect, ZpkgError } from '@lago-grey/zpkg';
import { readArguments, readOne, WRONG_USE } from '../arguments.ts';
import { isRefusal, readKeySet } from '../keys.ts';
import { ROOT } from '../root.ts';

const USAGE = 'usage: lago inspect FILE [--keys SET.keys…] [--json]\n';

function parse(args: string[]) {
  const { one: file, values } = readOne(args, 'FILE', {
    json: { type: 'boolean', default: false },
    keys: { type: 'string', multiple: true, default: [] },
  });
  return { ...values, file };
}

/** Who signed the package, as far as that is known: `verified` only if the signatures are. */
interface Signer {
  readonly fingerprint: string;
  readonly verified: boolean;
  /** Whose code has verified them: the one that ships, or @noble where that has not been built. */
  readonly by?: 'obli-pkg' | '@noble';
  readonly owner?: string;
}

/** @throws SignError if key sets are given and none of them signed it */
async function signerOfPackage(
  { package: pkg, digest }: Decoded,
  sets: readonly KeySet[],
): Promise<Signer | undefined> {
  if (pkg.signatures.length === 0 && sets.length === 0) return undefined;
  const id = signerOf(pkg.signatures);
  const fingerprint = fingerprintOf(id);
  if (sets.length === 0) return { fingerprint, verified: false };
  const set = sets.find((one) => Buffer.compare(keySetId(one), id) === 0);
  if (set === undefined) throw new SignError('untrusted_key', `it is signed by ${fingerprint}, which was not given`);
  const shipped = await readVerifier();
  verifySignatures('package', digest, pkg.signatures, set, shipped);
  if (!isValidAt(set, BigInt(Math.floor(Date.now() / 1000)))) {
    throw new SignError('expired_key', `the time of ${fingerprint} (${set.owner}) is over or has not come`);
  }
  return { fingerprint, verified: true, by: shipped === undefined ? '@noble' : 'obli-pkg', owner: set.owner };
}

/** The verifiers of obli-pkg, if `lago build` has made them for WebAssembly. */
async function readVerifier(): Promise<Verdict | undefined> {
  const file = join(ROOT, 'dist/obli-pkg/wasm32/verify.wasm');
  return existsSync(file) ? shippedVerdict(await readFile(file)) : undefined;
}

function describeSigner(signer: Signer | undefined): string {
  if (signer === undefined) return '';
  const { fingerprint, verified, by, owner } = signer;
  const who = owner === undefined ? fingerprint : `${fingerprint} (${owner})`;
  return `signed by   ${who}, ${verified ? `verified by the code of ${by}` : 'not verified: give its key set with --keys'}\n`;
}

export async function run(args: string[]): Promise<number> {
  const asked = readArguments('inspect', USAGE, () => parse(args));
  if (asked === undefined) return WRONG_USE;
  const { file, keys, json } = asked;
  try {
    const decoded = decode(await readFile(file));
    const signer = await signerOfPackage(decoded, await Promise.all(keys.map(readKeySet)));
    const report = inspect(decoded);
    const said = signer === undefined ? report : { ...report, signer };
    process.stdout.write(json ? `${JSON.stringify(said)}\n` : `${describe(report)}${describeSigner(signer)}`);
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write(`lago inspect: ${file}: ${error.message}\n`);
    if (json && (error instanceof ZpkgError || error instanceof SignError)) {
      process.stdout.write(`${JSON.stringify({ error: { status: error.reason, message: error.message } })}\n`);
    }
    return 1;
  }
}
