import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Rows } from './rows.ts';

const part = fc.oneof(fc.nat(3), fc.constantFrom('', '1', 'a'), fc.array(fc.nat(2), { maxLength: 3 }));
const row = fc.array(part, { maxLength: 3 });

it('two rows have one number exactly if they are equal, and the table holds each under its number', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
      const table = new Rows<(typeof rows)[number]>();
      const numbers = rows.map((one) => table.find(one));
      const texts = rows.map((one) => JSON.stringify(one));
      for (const [at, number] of numbers.entries()) {
        expect(table.all[number]).toEqual(rows[at]);
        expect(numbers.indexOf(number)).toBe(texts.indexOf(texts[at]!));
      }
      expect(table.all.length).toBe(new Set(texts).size);
    }),
  );
});

it('a row of its own is one, whatever there is', () => {
  const table = new Rows<readonly string[]>();
  expect([table.add(['type']), table.add(['type']), table.find(['var']), table.find(['var'])]).toEqual([0, 1, 2, 2]);
});
