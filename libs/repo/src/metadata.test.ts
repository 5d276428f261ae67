/** Metadata has one encoding, and nothing else is read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { parseFile, withBlock } from './file.ts';
import { RepoError } from './metadata.ts';
import { metadata } from './testing/arbitraries.ts';
import { paper, person } from './testing/people.ts';

const attempt = <T>(work: () => T): T | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof RepoError) return undefined;
    throw error;
  }
};

describe('metadata', () => {
  it('is read as it was written, and written again is the same bytes', () => {
    fc.assert(
      fc.property(metadata, (one) => {
        const bytes = encode(one);
        const { metadata: read, size } = decode(bytes);
        expect(size).toBe(bytes.length);
        expect(read).toMatchObject({ role: one.role, version: one.version, expires: one.expires });
        expect(encode(read)).toEqual(bytes);
      }),
      { numRuns: 100 },
    );
  });

  it('that was changed is refused, or is what somebody would have written so', () => {
    let read = 0;
    fc.assert(
      fc.property(metadata, fc.nat(), fc.integer({ min: 1, max: 255 }), (one, where, change) => {
        const bytes = encode(one);
        const at = where % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ change;
        const again = attempt(() => parseFile(bytes));
        if (again === undefined) return;
        read++;
        expect(encode(again.metadata)).toEqual(bytes);
      }),
      { numRuns: 400 },
    );
    expect(read).toBeGreaterThan(0);
  });

  it('that was cut off is refused, wherever', () => {
    fc.assert(
      fc.property(metadata, fc.nat(), (one, where) => {
        const bytes = encode(one);
        expect(attempt(() => parseFile(bytes.subarray(0, where % bytes.length)))).toBeUndefined();
      }),
      { numRuns: 100 },
    );
  });

  it('is the same file in whatever order people sign it', () => {
    fc.assert(
      fc.property(metadata, fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 }), (one, numbers) => {
        const sign = (order: readonly number[]) =>
          order.reduce((file, number) => {
            const parsed = parseFile(file);
            return withBlock(parsed, paper(parsed.digest, person(number)));
          }, encode(one));
        const [there, back] = [sign(numbers), sign([...numbers, ...numbers].reverse())];
        expect(there).toEqual(back);
        expect(parseFile(there).blocks).toHaveLength(numbers.length);
      }),
      { numRuns: 50 },
    );
  });
});
