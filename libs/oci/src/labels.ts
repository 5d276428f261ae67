/**
 * The labels of an image. A scheduler and a policy engine read them, so each follows from what was built and checked.
 *
 * Relies on the OCI image specification's annotation keys. `formally-verified` and `pq-crypto` say what checkers and
 * the program itself said, and the weaker thing where nothing was said: silence is not a proof.
 */
import { classify } from '@lago-grey/ice';
import type { Recipe } from './recipe.ts';
import { type Annotations, sortedKeys } from './spec.ts';

export interface Facts {
  /** Of the release this image belongs to. */
  readonly version: string;
  /** SPDX, of the repository's licence file. */
  readonly licence: string;
  readonly verification: Verification;
  /** Post-quantum algorithms that the image's programs really use, by their standard names. */
  readonly postQuantum: readonly string[];
}

export interface Verification {
  readonly verified: boolean;
  readonly theorems: number;
  /** The checkers that accepted, by name. */
  readonly checkers: readonly string[];
  /** Why not, where it is not verified. */
  readonly why?: string;
}

const ACCEPTED = /^accept(ed|s)?$/i;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/**
 * Reads dist/proofs/report.json, which checking the proofs writes:
 * `{ theorems: [{ name, type, checkers }], checkers: [{ name, version, verdict }] }`.
 *
 * Anything short of every checker accepting every theorem is "not verified".
 */
export function verificationOf(report: unknown): Verification {
  const not = (why: string): Verification => ({ verified: false, theorems: 0, checkers: [], why });
  if (report === undefined) return not('the proofs have not been checked');
  if (!isRecord(report) || !Array.isArray(report['theorems']) || !Array.isArray(report['checkers'])) {
    return not('the report of the proofs cannot be read');
  }
  const theorems: unknown[] = report['theorems'];
  const checkers: unknown[] = report['checkers'];
  if (checkers.length === 0) return not('no checker ran');
  const names: string[] = [];
  for (const checker of checkers) {
    if (!isRecord(checker) || typeof checker['name'] !== 'string' || !ACCEPTED.test(String(checker['verdict']))) {
      return not(
        `a checker did not accept the proofs: ${JSON.stringify(isRecord(checker) ? checker['name'] : checker)}`,
      );
    }
    names.push(checker['name']);
  }
  if (theorems.length === 0) return not('no theorem was checked');
  for (const theorem of theorems) {
    const by: unknown = isRecord(theorem) ? theorem['checkers'] : undefined;
    if (!Array.isArray(by) || by.length === 0 || !by.every((each) => names.includes(String(each)))) {
      return not(`no checker accepted a theorem: ${JSON.stringify(theorem)}`);
    }
  }
  return { verified: true, theorems: theorems.length, checkers: names };
}

/** Algorithms that stand against a quantum computer, by how they begin in a program's list of features. */
const POST_QUANTUM = /^(ml-dsa|slh-dsa|ml-kem)-/;

/** What of a program's list of features is post-quantum cryptography. */
export const postQuantumOf = (features: readonly string[]): string[] =>
  [...new Set(features.map((each) => each.toLowerCase().replaceAll('_', '-')))]
    .filter((each) => POST_QUANTUM.test(each))
    .sort();

/**
 * Megabytes (1,000,000 bytes) with two digits, rounded down as the greeting does: a size below a formation's limit is
 * never written as the limit.
 */
export const megabytes = (bytes: number): string => (Math.floor(bytes / 10_000) / 100).toFixed(2);

/** All labels of the image for one architecture. */
export function labelsOf(recipe: Recipe, facts: Facts, unpacked: number, created: string): Annotations {
  return sortedKeys({
    ...recipe.labels,
    ...annotationsOf(recipe, facts, created),
    'io.hyperpolymath.classification': classify(unpacked),
    'io.hyperpolymath.size-mb': megabytes(unpacked),
    'io.hyperpolymath.pq-crypto': facts.postQuantum.length === 0 ? 'none' : facts.postQuantum.join(','),
    'io.hyperpolymath.formally-verified': String(facts.verification.verified),
  });
}

/** The labels that hold for every architecture: they stand in the manifests and the index as well. */
export function annotationsOf(recipe: Recipe, facts: Facts, created: string): Annotations {
  return sortedKeys({
    'org.opencontainers.image.created': created,
    'org.opencontainers.image.description': recipe.description,
    'org.opencontainers.image.licenses': facts.licence,
    'org.opencontainers.image.title': recipe.name,
    'org.opencontainers.image.vendor': recipe.vendor,
    'org.opencontainers.image.version': facts.version,
  });
}
