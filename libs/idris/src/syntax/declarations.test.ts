import { describe, expect, it } from 'vitest';
import { parseModule } from './parser.ts';
import { FIXITIES, read } from './show.testing.ts';

/** Declarations of a source without errors. */
function declarations(text: string): readonly string[] {
  const { declarations: found, errors } = read(text);
  expect(errors).toEqual([]);
  return found;
}

describe('a declaration is read as Idris 2 reads it', () => {
  it.each([
    ['x, y : Nat', ['x : Nat', 'y : Nat']],
    ['0 x : Nat', ['0 x : Nat']],
    ['(+) : Nat', ['+ : Nat']],
    ['public export total\n%inline\nx : Nat', ['public total %inline x : Nat']],
    ['f Z = 1\nf (S k) = k', ['(f Z) = 1; (f (S k)) = k']],
    ['x + y = y', ['(+ x y) = y']],
    ['(.half) : Nat\n(.half) n = n', ['.half : Nat', '(.half n) = n']],
    ['f Refl impossible', ['(f Refl) impossible']],
    ['f x = g x\n  where\n    g : Nat\n    g = x', ['(f x) = (g x) where {g : Nat; g = x}']],
    ['data T = A | B Nat T', ['data T : Type {A : T; B : (_ : Nat) -> (_ : T) -> T}']],
    [
      'data T a b = A a',
      ['data T : (_ : Type) -> (_ : Type) -> Type {A : (_ : a) -> ((T a) b)}'.replace('((T a) b)', '(T a b)')],
    ],
    [
      'data T : Nat -> Type where\n  A, B : T 0\n  C : T n',
      ['data T : (_ : Nat) -> Type {A : (T 0); B : (T 0); C : (T n)}'],
    ],
    ['data T : Type', ['data T : Type']],
    [
      'interface Eq a where\n  (==) : a -> a -> Bool\n  x == y = True',
      ['interface Eq (0 a : _) {== : (_ : a) -> (_ : a) -> Bool; (== x y) = True}'],
    ],
    ['interface Eq a => Ord (a : Type) where', ['interface (Eq a) => Ord (a : Type) {}']],
    ['Eq Nat where\n  x == y = True', ['implementation (Eq Nat) {(== x y) = True}']],
    [
      'implementation (Eq a, Eq b) => Eq (a, b) where',
      ['implementation (Eq a) => (Eq b) => (Eq any[(Pair a b) | (MkPair a b)]) {}'],
    ],
    ['[named] Eq a => Eq (List a) where', ['implementation [named] (Eq a) => (Eq (List a)) {}']],
    ['Uninhabited Void', ['implementation (Uninhabited Void) {}']],
    ['mutual\n  f : Nat\n  f = 1', ['mutual {f : Nat; f = 1}']],
    ['namespace A\n  x : Nat', ['namespace A {x : Nat}']],
    ['parameters (n : Nat) {auto p : q}\n  x : Nat', ['parameters (n : Nat) {auto p : q} {x : Nat}']],
    ['failing "text"\n  x : Nat', ['failing "text" {x : Nat}']],
    ['%default total', ['%default total']],
    ['%hide Prelude.(>>)', ['%hide Prelude.>>']],
    ['%name Nat n, m', ['%name Nat n m']],
  ])('%s', (text, expected) => {
    expect(declarations(text)).toEqual(expected);
  });

  it('spells out the left sides of with, nested and with several scrutinees', () => {
    expect(declarations('f x with (g x) proof p\n  _ | Yes = 1\n  f x | No with (h x)\n    _ | Yes = 2')).toEqual([
      '(f x) with ((g x)) proof p {((f x) | Yes) = 1; ((f x) | No) with ((h x)) {(((f x) | No) | Yes) = 2}}',
    ]);
    expect(declarations('f x with (a) | (b)\n  _ | p | q = 1')).toEqual([
      '(f x) with (a) {((f x) | <with>) with (b) {(((f x) | p) | q) = 1}}',
    ]);
    expect(read('f x with (a)\n  _ | p | q = 1').errors[0]).toMatch(/has 2 `\|` patterns; expected 1/);
  });

  it('makes a record a data type of one constructor', () => {
    expect(
      declarations('record R (a : Type) where\n  constructor MkR\n  size : Nat\n  {0 ok : size = a}\n  rest : P size'),
    ).toEqual([
      'data R : (a : Type) -> Type {MkR : {0 a : Type} -> (size : Nat) -> {0 ok : first[(=== size a) | (~=~ size a)]} -> (rest : (P size)) -> (R a)}',
    ]);
  });

  it('keeps documentation', () => {
    const { module } = parseModule('T.idr', '||| The module.\nmodule T\n\n||| One.\n||| Two.\nx : Nat\n', () => []);
    expect(module.doc).toBe('The module.');
    expect(module.declarations[0]).toMatchObject({ kind: 'claim', doc: 'One.\nTwo.' });
  });

  it('reads the header, and imports Prelude where it may', () => {
    const text = 'module A.B\nimport Data.Nat\nimport public Data.Vect as V\n';
    const { module } = parseModule('B.idr', text, () => []);
    expect(module.name).toBe('A.B');
    expect(module.imports.map(({ module: name, public: shown, alias }) => [name, shown, alias])).toEqual([
      ['Prelude', false, null],
      ['Data.Nat', false, null],
      ['Data.Vect', true, 'V'],
    ]);
    expect(parseModule('B.idr', text, () => [], []).module.imports).toHaveLength(2);
  });

  it('sees a fixity from its declaration on, and not one that %hide hides', () => {
    expect(declarations('infixl 5 <+>\nx = a <+> b <+> c')).toEqual(['x = (<+> (<+> a b) c)']);
    expect(read('%hide Prelude.Ops.infixl.(+)\nx = a + b').errors[0]).toMatch(/no fixity of the operator `\+`/);
    const { module } = parseModule('T.idr', 'module T\nprivate infix 1 <<\nexport infixr 2 >>>', () => FIXITIES);
    expect(module.fixities).toEqual([
      { operator: '<<', fixity: 'infix', precedence: 1, visibility: 'private', module: 'T' },
      { operator: '>>>', fixity: 'infixr', precedence: 2, visibility: 'export', module: 'T' },
    ]);
  });
});

describe('an error names its place, and the next declaration is read all the same', () => {
  it('reports independent errors of one file', () => {
    const { declarations: found, errors } = read('x = (1 +\n\ny : Nat\ny = case 1 2\n\nz : Nat\nz = 3\n');
    expect(errors).toEqual([
      '3:1 syntax: expected an operand, found `y`',
      '6:1 syntax: expected `of` after what `case` looks at, found `z`',
    ]);
    expect(found).toContain('z = 3');
  });

  it.each([
    ['x = 1 )', '1:7 syntax: nothing is open that ) could close'],
    ['x = (1 ]', '1:8 syntax: expected ) before this ]'],
    ['x = "abc', '1:5 syntax: this string is never closed'],
    ['x = a == b == c', '1:12 fixity: `==` does not associate'],
    ['x = a <?> b', '1:7 fixity: no fixity of the operator `<?>` is in scope'],
    ['x = do { y <- a }', '1:10 syntax: the last statement of `do` must be an expression'],
    ['import A', ''],
    ['x = 1\nimport A', '2:1 syntax: imports stand before all declarations'],
    ['public x : Nat', '1:8 syntax: expected `export` after `public`, found `x`'],
    ['f (C f) = f', '1:4 syntax: this pattern binds `f`, the name that is being defined'],
    ['data T : Type where\n  [search]', '2:10 syntax: expected the parameters'],
    ['namespace a', '1:11 syntax: expected the name of a namespace, which begins with a capital letter'],
    ['data t = A', '1:6 syntax: the name of a type begins with a capital letter, not as `t` does'],
    ['x : (y : Nat)', '1:14 syntax: expected `->` after an argument with a name, found the end of the file'],
    ['%runElab go', '1:1 subset: elaborator reflection'],
    ['using (a : Nat)\nx : Nat', '2:1 syntax: expected the declarations of `using`, indented more than it'],
  ])('%s', (text, expected) => {
    expect(read(text).errors[0] ?? '').toContain(expected);
  });
});
