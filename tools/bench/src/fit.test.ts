import fc from 'fast-check';
import { expect, it } from 'vitest';
import { exponent, linearithmic } from './fit.ts';

const sizes = fc.uniqueArray(fc.integer({ min: 2, max: 100_000 }), { minLength: 2, maxLength: 6 });
const power = (of: readonly number[], by: number, scale: number) =>
  of.map((size) => ({ size, time: scale * size ** by }));

it('finds the exponent of a power, whatever its scale', () => {
  fc.assert(
    fc.property(
      sizes,
      fc.double({ min: 0, max: 3, noNaN: true }),
      fc.double({ min: 1, max: 100, noNaN: true }),
      (of, by, scale) => {
        expect(exponent(power(of, by, scale))).toBeCloseTo(by, 6);
      },
    ),
  );
});

it('n log n lies between n and n², and comes closer to n as sizes grow', () => {
  fc.assert(
    fc.property(sizes, (of) => {
      const small = of.map((size) => size + 2);
      const large = small.map((size) => size * 1000);
      expect(linearithmic(small)).toBeGreaterThan(1);
      expect(linearithmic(small)).toBeLessThan(2);
      expect(linearithmic(large)).toBeLessThan(linearithmic(small));
    }),
  );
});

it('needs two sizes', () => {
  expect(() => exponent([{ size: 1, time: 1 }])).toThrow(RangeError);
  expect(() => exponent(power([3, 3], 1, 1))).toThrow(RangeError);
});
