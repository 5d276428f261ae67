/** Questions about a module: values, types, what has a type, what a theorem rests on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, Opened } from './query.ts';

let folder: string;
let opened: Opened;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lago-query-'));
  writeFileSync(
    join(folder, 'Shapes.idr'),
    `module Shapes

import Data.Nat

data Shape = Circle Nat | Square Nat Nat

hidden : Nat -> Shape
hidden n = Square n (n + 1)

export
area : Shape -> Nat
area (Circle r) = 3 * r * r
area (Square w h) = w * h

export
swap : (n, m : Nat) -> n + m = m + n
swap n m = plusCommutative n m

export
size : String -> Integer
size text = prim__cast_IntInteger (prim__strLength text)
`,
  );
  opened = new Opened(join(folder, 'Shapes.idr'));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function value<T>(answer: Answer<T>): T {
  if (!answer.ok) throw new Error(answer.diagnostics.map(({ message }) => message).join('\n'));
  return answer.value;
}

describe('the value of an expression', () => {
  it.each([
    ['area (Square 2 3)', '6', 'Nat'],
    ['hidden 4', 'Square 4 5', 'Shape'],
    ['[Circle 1, hidden 0]', '[Circle 1, Square 0 1]', 'List Shape'],
    ['(True, "a", the (Maybe Nat) Nothing)', '(True, "a", Nothing)', '(Bool, (String, Maybe Nat))'],
    ['area', '<function>', 'Shape -> Nat'],
    ['case hidden 1 of\n    Circle r => r\n    Square w h => h', '2', 'Nat'],
  ])('%s is %s : %s', (expression, shown, type) => {
    expect(value(opened.evaluate(expression))).toEqual({ value: shown, type });
  });

  it('is what arithmetic says', () => {
    fc.assert(
      fc.property(fc.nat(99), fc.nat(99), (w, h) => {
        expect(value(opened.evaluate(`area (Square ${w} ${h})`)).value).toBe(String(w * h));
      }),
      { numRuns: 10 },
    );
  });

  it('is refused where the question is wrong, at its place in the question', () => {
    const answer = opened.evaluate('1 + aera (hidden 2)');
    expect(answer.ok ? [] : answer.diagnostics).toMatchObject([
      { kind: 'scope', span: { start: 4, end: 8 }, message: 'aera is not in scope', tries: ['did you mean area?'] },
    ]);
  });

  it('leaves no trace: the next question does not see the last', () => {
    value(opened.evaluate('3'));
    expect(value(opened.evaluate('4')).value).toBe('4');
  });
});

describe('what has a type', () => {
  const names = (type: string) => value(opened.search(type)).map(({ name }) => name);
  it.each([
    ['Shape -> Nat', 'Shapes.area'],
    ['Nat -> Shape', 'Shapes.hidden'],
    ['(n, m : Nat) -> n + m = m + n', 'Data.Nat.plusCommutative'],
    ['List a -> Nat', 'Prelude.Types.List.length'],
    ['(a -> b) -> Maybe a -> Maybe b', 'Prelude.Interfaces.map'],
  ])('%s: %s is among it', (type, name) => {
    expect(names(type)).toContain(name);
  });

  it('is found with its arguments in another order, and said to be so', () => {
    const found = value(opened.search('List a -> (a -> b) -> List b'));
    expect(found.find(({ name }) => name === 'Prelude.Interfaces.map')).toMatchObject({ inOrder: false });
  });

  it('has no smaller type: what is fixed in the question stays so', () => {
    expect(names('a -> b')).not.toContain('Prelude.Basics.id');
  });
});

describe('what a theorem rests on', () => {
  it('is all that its proof mentions, and no axiom', () => {
    const found = value(opened.restsOn('Shapes.swap'));
    expect(found).toMatchObject({ axioms: [], primitives: [] });
    expect(found.definitions).toContain('Data.Nat.plusCommutative');
    expect(found.definitions).not.toContain('Shapes.area');
    expect(found.modules).toContain('Shapes');
  });

  it('is down to the primitives', () => {
    expect(value(opened.restsOn('Shapes.size')).primitives).toEqual(
      expect.arrayContaining(['prim__strLength', 'prim__cast_IntInteger', 'String']),
    );
  });

  it('is asked by full name', () => {
    const answer = opened.restsOn('swap');
    expect(answer.ok ? '' : answer.diagnostics[0]!.tries?.[0]).toContain('Shapes.swap');
  });
});
