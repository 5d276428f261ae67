/** Relations are read as they are written. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Relation } from './package.ts';
import { parseRelation, relationText } from './relations.ts';

const bound = fc.option(
  fc.record({
    kind: fc.constantFrom('including' as const, 'excluding' as const),
    version: fc.constantFrom('1', '2~rc1', '1:0-1'),
  }),
  { nil: undefined },
);
const relation = fc
  .record({
    kind: fc.constantFrom('depends' as const, 'conflicts' as const),
    name: fc.constantFrom('a', 'libc6', 'g++'),
    lower: bound,
    upper: bound,
  })
  .map(
    ({ kind, name, lower, upper }): Relation => ({
      kind,
      name,
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
    }),
  );

describe('parseRelation', () => {
  it('reads what relationText writes', () => {
    fc.assert(
      fc.property(relation, (each) => {
        expect(parseRelation(each.kind, relationText(each))).toEqual(each);
      }),
    );
    for (const text of ['v', 'v (= 1.2)']) expect(relationText(parseRelation('provides', text))).toBe(text);
  });

  it('takes = for a range with one version', () => {
    expect(relationText(parseRelation('depends', 'a (= 1)'))).toBe('a (>= 1, <= 1)');
  });

  it.each(['', 'a b', 'a (1)', 'a (>= 1, >= 2)', 'a (= 1, << 2)', 'a (>= )', 'a >= 1', 'a (~ 1)', '/a'])(
    'refuses %j',
    (text) => {
      expect(() => parseRelation('depends', text)).toThrow(/depends/);
    },
  );
  it.each(['v (>= 1)x', 'v (>> 1)', 'v (<= 1)'])('refuses to provide %j', (text) => {
    expect(() => parseRelation('provides', text)).toThrow(/provides/);
  });
});
