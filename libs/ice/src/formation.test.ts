import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classify, describeFormation, type Formation, LIMITS, SMALL_ICEBERG } from './formation.ts';

const rank: Record<Formation, number> = { floe: 0, iceberg: 1, glacier: 2 };
/** Sizes crowd around the limits, where an off-by-one would hide. */
const size = fc.oneof(
  fc.maxSafeNat(),
  fc.integer({ min: -2, max: 2 }).map((near) => LIMITS.floe + near),
  fc.integer({ min: -2, max: 2 }).map((near) => SMALL_ICEBERG + near),
  fc.integer({ min: -2, max: 2 }).map((near) => LIMITS.iceberg + near),
);

describe('classify', () => {
  it('gives a larger size no smaller formation', () => {
    fc.assert(
      fc.property(size, size, (a, b) => {
        expect(rank[classify(Math.min(a, b))]).toBeLessThanOrEqual(rank[classify(Math.max(a, b))]);
      }),
    );
  });

  it.each([
    [0, 'floe'],
    [LIMITS.floe - 1, 'floe'],
    [LIMITS.floe, 'iceberg'],
    [LIMITS.iceberg - 1, 'iceberg'],
    [LIMITS.iceberg, 'glacier'],
  ])('calls %i bytes a %s', (bytes, formation) => {
    expect(classify(bytes)).toBe(formation);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])('refuses %d and names it', (bytes) => {
    expect(() => classify(bytes)).toThrow(new RegExp(`got ${bytes}`));
  });
});

describe('describeFormation', () => {
  it('never says another formation than classify does', () => {
    fc.assert(
      fc.property(size, (bytes) => {
        expect(describeFormation(bytes).toLowerCase().endsWith(classify(bytes))).toBe(true);
      }),
    );
  });

  it.each([
    [0, 'Floe'],
    [SMALL_ICEBERG - 1, 'Small Iceberg'],
    [SMALL_ICEBERG, 'Iceberg'],
    [LIMITS.iceberg, 'Glacier'],
  ])('calls %i bytes a %s', (bytes, words) => {
    expect(describeFormation(bytes)).toBe(words);
  });
});
