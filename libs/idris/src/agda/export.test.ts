/** What an export looks like, and what cannot be exported. */
import { describe, expect, it } from 'vitest';
import type { Declaration } from '../core/format.ts';
import {
  app,
  arrow,
  body,
  data,
  equalType,
  fun,
  literal,
  module,
  pi,
  prelude,
  split,
  type,
} from '../kernel/build.testing.ts';
import { type Exported, exportModule } from './export.ts';
import { ExportError, identifier, moduleName, readable, literal as text } from './names.ts';
import { BASE } from './primitive.ts';

const base = exportModule(prelude(), new Map());
const exported = (...declarations: readonly (Declaration | readonly Declaration[])[]): Exported =>
  exportModule(module('Test', ['Prelude'], declarations), new Map([['Prelude', base]]));
/** Without the lines that all modules begin with. */
const shown = (...declarations: readonly Declaration[]): string =>
  exported(...declarations)
    .text.split('\n')
    .filter((line) => !line.startsWith('open import'))
    .slice(3)
    .join('\n')
    .trim();

describe('goldens', () => {
  it('a module opens what it uses of others, and nothing else', () => {
    const header = `{-# OPTIONS --safe --with-K #-}\nmodule Core.MTest where\n\nopen import Core.Primitive using (${BASE})\n`;
    expect(exported().text).toBe(header);
    const f = fun(
      'f',
      arrow('Bool', 'Nat'),
      ['b'],
      split('b', { True: [body('Z')], False: [body(app('plus', 1, 2))] }),
    );
    expect(exported(f).text).toContain(`${header}open import Core.MPrelude using (·Bool; ·False; ·True; ·plus)\n`);
  });

  it('natural numbers are those of Agda, and addition is stated to be what it was defined as', () => {
    expect(base.text).not.toContain('data ·Nat');
    expect(base.text).toContain(`·plus : (x0 : Nat) → (x1 : Nat) → Nat
·plus x0 x1 = x0 + x1
·plus-law0 : (x1 : Nat) → (·plus (zero) x1) ≡ (x1)
·plus-law0 _ = refl
·plus-law1 : (x2 x1 : Nat) → (·plus (suc x2) x1) ≡ (suc (·plus x2 x1))
·plus-law1 _ _ = refl`);
  });

  it('parameters come first, what they leave open is a level', () => {
    const vect = data(
      'V',
      pi(
        [
          ['n', 'Nat'],
          ['a', type],
        ],
        type,
      ),
      [1],
      {
        End: pi([['a', type, 0]], app('V', 'Z', 'a')),
        Next: pi(
          [
            ['a', type, 0],
            ['n', 'Nat', 0],
            ['x', 'a'],
            ['xs', app('V', 'n', 'a')],
          ],
          app('V', app('S', 'n'), 'a'),
        ),
      },
    );
    const head = fun(
      'head',
      pi(
        [
          ['a', type, 0],
          ['n', 'Nat', 0],
          ['xs', app('V', app('S', 'n'), 'a')],
        ],
        'a',
      ),
      ['a', 'n', 'xs'],
      split('xs', { Next: ['m', 'x', 'r', body('x')] }),
    );
    expect(shown({ ...vect, name: 'V' }, head)).toBe(`data ·V (ℓ0 : Level) (x1 : Set ℓ0) : (x0 : Nat) → Set ℓ0
data ·V ℓ0 x0 where
  ·End : ·V _ x0 zero
  ·Next : (x1 : Nat) (x2 : x0) (x3 : ·V _ x0 x1) → ·V _ x0 (suc x1)

·head : (ℓ0 : Level) → (x0 : Set ℓ0) → (x1 : Nat) → (x2 : ·V _ x0 (suc x1)) → x0
·head ℓ0 x0 x1 x2@(·Next x3 x4 x5) = x4`);
  });

  it('a data type is as large as its fields, and indices take no room', () => {
    const box = data('Box', type, [], {
      MkBox: pi(
        [
          ['t', type],
          ['x', 't'],
        ],
        'Box',
      ),
    });
    const equal = { ...equalType, name: 'Same', constructors: [] };
    expect(shown(box, equal)).toBe(`data ·Box : Set (lsuc lzero)
data ·Box where
  ·MkBox : (x0 : Set lzero) (x1 : x0) → ·Box

data ·Same (ℓ0 : Level) (ℓ1 : Level) (x0 : Set ℓ0) (x2 : x0) : (x1 : Set ℓ1) (x3 : x1) → Set lzero
data ·Same ℓ0 ℓ1 x0 x1 where`);
  });

  it('a variable that is split again has the fields it had', () => {
    const again = split('n', { S: ['j', split('j', { Z: [body('k')], S: ['i', body('i')] })] });
    const f = fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { Z: [body('n')], S: ['k', again] }));
    expect(shown(f)).toBe(`·f : (x0 : Nat) → Nat
·f x0@(zero) = x0
·f x0@(suc x1@(zero)) = x1
·f x0@(suc x1@(suc x3)) = x3`);
  });

  it('literals are patterns, what is left follows; no branch is an absurd pattern', () => {
    expect(
      shown(
        fun('f', arrow('Int', 'Nat'), ['i'], literal('i', { '-1': body('Z') }, body(3))),
        fun('g', arrow('Void', 'Nat'), ['v'], split('v', {})),
      ),
    ).toBe(`·f : (x0 : ·Int) → Nat
·f (word (negative 0)) = zero
·f x0 = 3

·g : (x0 : ·Void) → Nat
·g ()`);
  });
});

it('literals inside what is matched are of the type that the fields have there', () => {
  const list = data('L', pi([['a', type]], type), [0], {
    End: pi([['a', type, 0]], app('L', 'a')),
    And: pi(
      [
        ['a', type, 0],
        ['x', 'a'],
        ['l', app('L', 'a')],
      ],
      app('L', 'a'),
    ),
  });
  const second = split('l', { And: ['c', 'k', literal('c', { a: body('Z') }, body(1))] }, body(2));
  const first = split('s', { And: ['x', 'l', second] }, body(3));
  const f = fun('f', arrow(app('L', 'Char'), 'Nat'), ['s'], first);
  expect(shown(list, f)).toContain(`·f : (x0 : ·L _ ·Char) → Nat
·f x0@(·And x1 x2@(·And 'a' x4)) = zero
·f x0@(·And x1 x2@(·And x3 x4)) = 1
·f x0@(·And x1 x2) = 2
·f x0 = 3`);
});

describe('names', () => {
  it('are shown to people as they were', () => {
    const names = ['A.b', "f'", '+', 'A.f:with:1:2', '_', 'x·y'];
    expect(names.map((name) => readable(`of ${identifier(name)}.`))).toEqual(names.map((name) => `of ${name}.`));
  });
  it('are told apart whatever is in them', () => {
    const names = [
      'a.b',
      'a·b',
      '.a.b',
      'a',
      '.a',
      "'2b'",
      '+',
      '_',
      '__',
      'A.+',
      'A.f:with:1:2',
      'A.f;with;1;2',
      'data',
    ];
    expect(new Set(names.map(identifier)).size).toBe(names.length);
    for (const name of names) expect(identifier(name)).toMatch(/^·[A-Za-z0-9·']*$/);
  });
  it('of modules are files below Core', () => expect(moduleName('Data.Nat')).toBe('Core.MData.MNat'));
  it('texts cannot end their quotes', () => {
    expect(text('String', 'a"\\\n{-é')).toBe('"a\\"\\\\\\xa\\&{-\\xe9\\&"');
    expect(text('Char', "'")).toBe("'\\''");
  });
});

describe('what cannot be said is an error that names the declaration', () => {
  const refusal = (declaration: Declaration): string => {
    try {
      return exported(declaration).text;
    } catch (error) {
      if (error instanceof ExportError) return `${error.module}: ${error.declaration}: ${error.message}`;
      throw error;
    }
  };
  it.each([
    [
      'a Double of which Agda has none',
      fun(
        'f',
        'Double',
        [],
        body(() => ['lit', 'Double', 'NaN']),
      ),
      'Test: f: NaN is no literal of Double',
    ],
    [
      'a comparison of what is not seen to have literals',
      fun('f', arrow('Nat', 'Nat'), ['i'], literal('i', { 0: body(1) }, body(2))),
      'Test: f: variable 0 is compared with literals, and its type is not seen',
    ],
    ['a name that is nowhere', fun('f', 'Nat', [], body('ghost')), 'Test: f: ghost has no counterpart'],
    [
      'a branch for what is no constructor',
      fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { plus: [body('n')] })),
      'Test: f: plus is not a constructor',
    ],
    [
      'a split on a variable that is not there',
      fun('f', arrow('Nat', 'Nat'), ['n'], split('m', { Z: [body('n')] })),
      'Test: f: a split names variable -1',
    ],
    [
      'a literal below another',
      fun('f', arrow('Int', 'Nat'), ['i'], literal('i', { 0: literal('i', { 1: body(1) }, body(0)) }, body(2))),
      'Test: f: variable 0 is compared with literals, and is known',
    ],
    [
      'two constructors for one variable',
      fun('f', arrow('Nat', 'Nat'), ['n'], split('n', { Z: [split('n', { S: ['k', body('k')] })] })),
      'Test: f: variable 0 is S, and is known to be something else',
    ],
    ['a name declared twice', fun('plus', 'Nat', [], body('Z')), 'Test: plus: plus is declared twice'],
    ['two constructors of one name', data('D', type, [], { True: 'D' }), 'Test: D: True is declared twice'],
    ['a parameter that is not there', data('D', type, [0], { C: 'D' }), 'Test: D: its parameters are not ascending'],
    [
      'half a character',
      fun(
        'f',
        'String',
        [],
        body(() => ['lit', 'String', '\ud800']),
      ),
      'surrogate',
    ],
  ])('%s', (_, declaration, message) => expect(refusal(declaration)).toContain(message));
  it('an import that was not exported', () =>
    expect(() => exportModule(module('Test', ['Ghost'], []), new Map())).toThrow('Ghost is imported'));
});
