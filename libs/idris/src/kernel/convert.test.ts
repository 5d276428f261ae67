/** Laws of conversion on random terms over two numbers and a function. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withPrelude } from './build.testing.ts';
import { find } from './kernel.ts';
import type { Value } from './types.ts';
import { apply, convertible, natural, substitution, variable } from './value.ts';

const constant = (name: string): Value => find(withPrelude(), name)!.value;
type Shape = readonly [number, ...Shape[]];
const { shape } = fc.letrec<{ shape: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<Shape>([0], [1], [2], [3]),
    fc.tuple(fc.constantFrom(4, 5), tie('shape')).map(([n, a]): Shape => [n, a]),
    fc.tuple(fc.constantFrom(6, 7, 8), tie('shape'), tie('shape')).map(([n, a, b]): Shape => [n, a, b]),
  ),
}));
const build = ([kind, ...parts]: Shape): Value => {
  const args = parts.map(build);
  const operations = ['S', 'id', 'plus', 'mult', 'minus'];
  if (kind === 0) return constant('Z');
  if (kind === 1) return natural(2n);
  if (kind === 2 || kind === 3) return variable(kind - 2);
  if (kind === 5) return apply(variable(2), args);
  return apply(constant(operations[kind - 4]!), args);
};
const meaning = ([kind, ...parts]: Shape, x: bigint, y: bigint): bigint => {
  const [a, b] = parts.map((p) => meaning(p, x, y)) as [bigint, bigint];
  const f = (n: bigint) => n * 3n + 1n;
  const results = [
    () => 0n,
    () => 2n,
    () => x,
    () => y,
    () => a + 1n,
    () => f(a),
    () => a + b,
    () => a * b,
    () => (a > b ? a - b : 0n),
  ];
  return results[kind]!();
};
const same = (a: Shape, b: Shape) => convertible(build(a), build(b), 3);

describe('conversion', () => {
  it('is reflexive, symmetric, transitive and a congruence', () => {
    fc.assert(
      fc.property(shape, shape, shape, (a, b, c) => {
        expect(same(a, a)).toBe(true);
        expect(same(a, b)).toBe(same(b, a));
        if (same(a, b) && same(b, c)) expect(same(a, c)).toBe(true);
        if (same(a, b)) expect(same([6, a, c], [6, b, c])).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
  it('is sound: convertible terms have equal values at all numbers', () => {
    fc.assert(
      fc.property(shape, shape, fc.bigInt(0n, 9n), fc.bigInt(0n, 9n), (a, b, x, y) => {
        if (same(a, b)) expect(meaning(a, x, y)).toBe(meaning(b, x, y));
      }),
      { numRuns: 5000 },
    );
  });
  it('is kept by substitution', () => {
    fc.assert(
      fc.property(shape, shape, shape, (a, b, v) => {
        const go = substitution(new Map([[0, build(v)]]));
        if (same(a, b)) expect(convertible(go(build(a)), go(build(b)), 3)).toBe(true);
        expect(convertible(go(build([6, a, b])), apply(constant('plus'), [go(build(a)), go(build(b))]), 3)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
