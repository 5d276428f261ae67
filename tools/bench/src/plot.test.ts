import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Curve, plot } from './plot.ts';

const curve: fc.Arbitrary<Curve> = fc.record({
  name: fc.string(),
  of: fc.string(),
  label: fc.string(),
  points: fc
    .uniqueArray(fc.integer({ min: 1, max: 1e7 }), { minLength: 1, maxLength: 6 })
    .chain((sizes) =>
      fc.tuple(
        ...sizes
          .sort((a, b) => a - b)
          .map((size) => fc.record({ size: fc.constant(size), time: fc.double({ min: 0, max: 1e6, noNaN: true }) })),
      ),
    ),
});

it('each measurement is a dot inside the picture, whatever the names say', () => {
  fc.assert(
    fc.property(fc.array(curve, { maxLength: 7 }), (curves) => {
      const svg = plot('times', curves);
      const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(svg)!.map(Number) as [number, number, number];
      const dots = [...svg.matchAll(/<circle class="dot" cx="([^"]*)" cy="([^"]*)"/g)];
      expect(dots).toHaveLength(curves.reduce((sum, { points }) => sum + points.length, 0));
      for (const [, x, y] of dots) {
        expect(Number(x)).toBeGreaterThanOrEqual(0);
        expect(Number(x)).toBeLessThanOrEqual(width);
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(height);
      }
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }),
  );
});

it('what could be markup in a name is text', () => {
  const svg = plot('a < b', [{ name: '<script>', of: '&', label: '"', points: [{ size: 1, time: 1 }] }]);
  expect(svg).not.toContain('<script>');
  expect(svg).toContain('&#60;script&#62;');
});
