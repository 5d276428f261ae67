import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { measure, median } from './measure.ts';

describe('median', () => {
  it('has as many values at or below it as at or above it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const middle = median(values);
        const below = values.filter((value) => value <= middle).length;
        const above = values.filter((value) => value >= middle).length;
        expect(below * 2).toBeGreaterThanOrEqual(values.length);
        expect(above * 2).toBeGreaterThanOrEqual(values.length);
      }),
    );
  });
});

describe('measure', () => {
  it('lets the variants take turns, after one run each that does not count', async () => {
    const order: string[] = [];
    const variant = (name: string) => ({
      name,
      before: async () => void order.push(name),
      command: [process.execPath, '-e', ''] as const,
    });
    const figures = await measure('turns', [variant('a'), variant('b')], 2);
    expect(order).toEqual(['a', 'b', 'a', 'b', 'a', 'b']);
    expect(figures.map((row) => row.variant)).toEqual(['a', 'b']);
    expect(figures[0]?.ratio).toBe(1);
  });

  it('runs as often as it says what takes long, and says how often that was', async () => {
    const order: string[] = [];
    const variant = (name: string) => ({
      name,
      before: async () => void order.push(name),
      command: [process.execPath, '-e', ''] as const,
    });
    const figures = await measure('own', [variant('a'), { ...variant('b'), runs: 1 }], 2);
    expect(order).toEqual(['a', 'a', 'b', 'a']);
    expect(figures.map((row) => row.runs)).toEqual([2, 1]);
  });

  it('ends with the output of a command that fails', async () => {
    const broken = {
      name: 'broken',
      command: [process.execPath, '-e', 'console.error("why");process.exit(3)'] as const,
    };
    await expect(measure('fails', [broken], 1)).rejects.toThrow(/broken:.* ended with 3\nwhy/s);
  });
});
