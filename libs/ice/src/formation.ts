/**
 * Ice formations: how the size of a thing is named.
 *
 * A floe is below 1 MB, an iceberg below 75 MB (a "small iceberg" below 20 MB), everything else a glacier.
 * The same limits are a value of the proofs, where it is proved that the name grows with the size.
 * Not here: how a size is measured (libs/oci), what a budget does about it (an image recipe).
 */

export type Formation = 'floe' | 'iceberg' | 'glacier';

/** Where each formation ends, in bytes; 1 MB is 1,000,000 bytes. */
export interface Limits {
  readonly floe: number;
  readonly iceberg: number;
}

export const LIMITS: Limits = { floe: 1_000_000, iceberg: 75_000_000 };

/** An iceberg below this many bytes is a small one: a courtesy of the wording, not a formation of its own. */
export const SMALL_ICEBERG = 20_000_000;

/**
 * The formation of a size.
 *
 * @param bytes a size in bytes: a safe integer, 0 or more
 * @throws RangeError naming the value, if it is no such size
 */
export function classify(bytes: number, limits: Limits = LIMITS): Formation {
  if (!Number.isSafeInteger(bytes) || bytes < 0) {
    throw new RangeError(`a size must be a whole number of bytes, 0 or more; got ${bytes}`);
  }
  if (bytes < limits.floe) return 'floe';
  if (bytes < limits.iceberg) return 'iceberg';
  return 'glacier';
}

/** The formation in the words a person reads: "Floe", "Small Iceberg", "Iceberg", "Glacier". */
export function describeFormation(bytes: number): string {
  const formation = classify(bytes);
  if (formation === 'iceberg' && bytes < SMALL_ICEBERG) return 'Small Iceberg';
  return formation.slice(0, 1).toUpperCase() + formation.slice(1);
}
