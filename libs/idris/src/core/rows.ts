/**
 * A table of rows, each there once (hash-consing): rows that consist of the same numbers and strings are one.
 *
 * Relies on nothing but that a row is not changed once it is there.
 */

/** What a row consists of; some have a list of numbers in the end. */
type Part = number | string | readonly number[];

export class Rows<Row extends readonly Part[]> {
  readonly all: Row[] = [];
  /** By hash the row that was added last, and by row the one before it with the same hash. */
  readonly #latest = new Map<number, number>();
  readonly #before: (number | undefined)[] = [];
  readonly #words = new Map<string, number>();

  /** The number of a row of its own, whether or not there is one like it. */
  add(row: Row): number {
    this.#before.push(undefined);
    return this.all.push(row) - 1;
  }

  /** The number of the row that is like this one. */
  find(row: Row): number {
    const hash = this.#hash(row);
    const latest = this.#latest.get(hash);
    for (let at = latest; at !== undefined; at = this.#before[at]) if (same(this.all[at]!, row)) return at;
    const added = this.add(row);
    this.#before[added] = latest;
    this.#latest.set(hash, added);
    return added;
  }

  #hash(row: Row): number {
    let hash = row.length;
    for (let at = 0; at < row.length; at++) {
      const part = row[at]!;
      if (typeof part === 'number') hash = mixed(hash, part);
      else if (typeof part === 'string') hash = mixed(hash, this.#word(part));
      else for (const inner of part) hash = mixed(hash, inner);
    }
    return hash;
  }

  /** A number for each string. */
  #word(word: string): number {
    const known = this.#words.get(word);
    if (known !== undefined) return known;
    this.#words.set(word, this.#words.size);
    return this.#words.size - 1;
  }
}

/** FNV-1a (draft-eastlake-fnv), of whole numbers; cut to what is a small integer everywhere. */
function mixed(hash: number, part: number): number {
  return Math.imul(hash ^ part, 0x01000193) & 0x3fffffff;
}

function same(left: readonly Part[], right: readonly Part[]): boolean {
  if (left.length !== right.length) return false;
  for (let at = 0; at < left.length; at++) {
    const l = left[at]!;
    const r = right[at]!;
    if (l === r) continue;
    if (typeof l !== 'object' || typeof r !== 'object' || !same(l, r)) return false;
  }
  return true;
}
