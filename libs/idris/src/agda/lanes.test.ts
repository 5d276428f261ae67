/** Every module once, after what it imports, and never beside it. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Text } from './interfaces.ts';
import { shareOut } from './lanes.ts';

/** Modules that import any of those before them. */
const modules = fc
  .array(fc.record({ size: fc.nat(2_000_000), imports: fc.array(fc.nat(), { maxLength: 3 }) }), { maxLength: 30 })
  .map((drawn) => {
    const made: Text[] = [];
    for (const [at, { size, imports }] of drawn.entries()) {
      const direct = at === 0 ? [] : imports.map((index) => made[index % at]!);
      const closure = [...new Set(direct.flatMap((one) => [...one.closure, one]))];
      made.push({ agdaName: `M${at}`, text: 'x'.repeat(size % 7), closure, size } as Text);
    }
    return made;
  });
const sizeOf = (one: Text): number => (one as Text & { size: number }).size;

it('shares every module out once, after all that it imports, with no import between lanes', () => {
  fc.assert(
    fc.property(modules, fc.integer({ min: 1, max: 4 }), (all, count) => {
      const { first, lanes } = shareOut(all, count, sizeOf);
      expect(lanes.length).toBeLessThanOrEqual(count);
      expect([...first, ...lanes.flat()].map(({ agdaName }) => agdaName).sort()).toEqual(
        all.map(({ agdaName }) => agdaName).sort(),
      );
      for (const one of first) for (const other of one.closure) expect(first).toContain(other);
      for (const lane of lanes) {
        for (const one of lane) for (const other of one.closure) expect([...first, ...lane]).toContain(other);
      }
    }),
  );
});

it('never takes longer than one process would', () => {
  fc.assert(
    fc.property(modules, (all) => {
      const total = (some: readonly Text[]): number => some.reduce((sum, one) => sum + sizeOf(one), 0);
      const { first, lanes } = shareOut(all, 2, sizeOf);
      expect(total(first) + Math.max(0, ...lanes.map(total))).toBeLessThanOrEqual(total(all));
    }),
  );
});

it('takes two lanes for two families over one base', () => {
  const base: Text = { agdaName: 'Base', text: '', closure: [] };
  const family = (name: string): Text[] => {
    const one: Text = { agdaName: `${name}1`, text: '', closure: [base] };
    return [one, { agdaName: `${name}2`, text: '', closure: [base, one] }];
  };
  const { first, lanes } = shareOut([base, ...family('A'), ...family('B')], 2, () => 1_000_000);
  expect(first).toEqual([base]);
  expect(lanes.map((lane) => lane.map(({ agdaName }) => agdaName).sort())).toEqual([
    ['A1', 'A2'],
    ['B1', 'B2'],
  ]);
});

it('leaves little work to one process', () => {
  const some = ['A', 'B'].map((agdaName): Text => ({ agdaName, text: '', closure: [] }));
  expect(shareOut(some, 2, () => 10_000).lanes).toHaveLength(1);
});
