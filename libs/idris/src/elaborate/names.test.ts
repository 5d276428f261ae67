import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitName } from './names.ts';

const inner = fc
  .array(fc.constantFrom('a', 'Z', '0', '_', "'", 'é', 'Ł', 'λ'), { maxLength: 3 })
  .map((some) => some.join(''));
const capitalised = fc.tuple(fc.constantFrom('A', 'Q', 'Ł'), inner).map(([first, rest]) => first + rest);
const lowered = fc.tuple(fc.constantFrom('a', 'λ', 'é'), inner).map(([first, rest]) => first + rest);
const operator = fc.constantFrom('.', '<.>', '+', '::', '.=', '{x}', '{exact}A.b', 'f:with:0');

it('the last part is what follows the capitalised parts, letters beyond ASCII or not', () => {
  fc.assert(
    fc.property(fc.array(capitalised, { maxLength: 3 }), fc.oneof(capitalised, lowered, operator), (parts, last) => {
      // `A..` is the operator of A, and `A..x` its field.
      fc.pre(!(parts.length > 0 && last.startsWith('.') && last.length > 1));
      expect(splitName([...parts, last].join('.'))).toEqual({ space: parts.join('.'), last });
    }),
  );
});

it('what ends in a point is a name as it stands', () => {
  expect(splitName('A.')).toEqual({ space: '', last: 'A.' });
  expect(splitName('A.B.')).toEqual({ space: 'A', last: 'B.' });
});
