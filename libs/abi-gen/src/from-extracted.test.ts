import { expect, it } from 'vitest';
import { fromExtracted } from './from-extracted.ts';

it('takes numbers, lists, Maybe, records and constructors to plain data', () => {
  const value = {
    name: 'a',
    most: 2n ** 64n,
    unit: undefined,
    result: { just: { tag: 'Scalar', scalar: 'u8' } },
    all: new Set([1n, 2n]),
    flag: true,
  };
  expect(fromExtracted(value)).toEqual({
    name: 'a',
    most: 2n ** 64n,
    unit: null,
    result: { Scalar: { scalar: 'u8' } },
    all: [1, 2],
    flag: true,
  });
});

it('names the place of what is no data', () => {
  expect(() => fromExtracted({ fields: [{ type: () => 1 }] })).toThrow(/fields\[0\]\.type.*function/);
});
