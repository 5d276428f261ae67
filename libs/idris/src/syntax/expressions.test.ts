import { describe, expect, it } from 'vitest';
import { readExpression } from './show.testing.ts';

describe('an expression is read as Idris 2 reads it', () => {
  it.each([
    // Applications and names
    ['f x y', '(f x y)'],
    ['Data.Vect.map f', '(Data.Vect.map f)'],
    ['Data.Vect.(::) x xs', '(Data.Vect.:: x xs)'],
    ['f {n = 1} {m} x', '(((f {n=1}) {m=m}) x)'],
    ['f @{dict} x', '((f @{dict}) x)'],
    ['f x | y', '((f x) | y)'],
    ['with Data.Vect.Nil f Nil', '(f Data.Vect.Nil)'],
    ['?hole', '?hole'],
    ['f _ ?', '(f _ _)'],
    ['%search', '%search'],
    // Projections and updates
    ['r.field.inner', 'r.field.inner'],
    ['f r.field x', '(f r.field x)'],
    ['(.field.inner)', '\\(<record>) => <record>.field.inner'],
    ['map (.field) xs', '(map \\(<record>) => <record>.field xs)'],
    ['{ a := 1, b.c $= f } r', '{a := 1, b.c $= f} r'],
    ['{ a := 1 }', '{a := 1}'],
    // Operators and sections
    ['a + b * c - d', '(- (+ a (* b c)) d)'],
    ['x :: y :: zs', '(:: x (:: y zs))'],
    ['f $ g $ h x', '(f (g (h x)))'],
    ['f . g', '(. f g)'],
    ['a `div` b + c', '(+ (div a b) c)'],
    ['a `Data.Nat.(+)` b', '(Data.Nat.+ a b)'],
    ['(+ 1)', '\\(<arg>) => (+ <arg> 1)'],
    ['(1 +)', '\\(<arg>) => (+ 1 <arg>)'],
    ['(`div` 2)', '\\(<arg>) => (div <arg> 2)'],
    ['(+) 1 2', '(+ 1 2)'],
    ['- x', '(negate x)'],
    ['-5', '-5'],
    ['(- 5)', '-5'],
    ['1 - -1', '(- 1 -1)'],
    ['~~ x', '(~~ x)'],
    ['a = b', 'first[(=== a b) | (~=~ a b)]'],
    ['a === b', '(=== a b)'],
    // Brackets
    ['()', 'any[Unit | MkUnit]'],
    ['(a, b)', 'any[(Pair a b) | (MkPair a b)]'],
    ['(, b)', '\\(<part>) => any[(Pair <part> b) | (MkPair <part> b)]'],
    ['(x ** p)', 'any[(DPair _ \\(x) => p) | (MkDPair x p)]'],
    ['(f x ** p)', '(MkDPair (f x) p)'],
    ['(x : a ** p x)', '(DPair a \\(x : a) => (p x))'],
    ['[]', 'Nil'],
    ['[1, 2]', '(:: 1 (:: 2 Nil))'],
    ['[< 1, 2]', '(:< (:< Lin 1) 2)'],
    ['[1 .. 9]', '(rangeFromTo 1 9)'],
    ['[1, 3 .. 9]', '(rangeFromThenTo 1 3 9)'],
    ['[1 ..]', '(rangeFrom 1)'],
    ['[y | y <- ys, p y]', '(>>= ys \\(y) => (>> (guard (p y)) (pure y)))'],
    ['[| f x y |]', '(<*> (<*> (pure f) x) y)'],
    // Functions
    ['\\y => y', '\\(y) => y'],
    ['\\0 y : Nat, _ => y', '\\(0 y : Nat) => \\(_) => y'],
    ['\\(a, b) => a', '\\(<arg>) => case <arg> of {any[(Pair a b) | (MkPair a b)] => a}'],
    ['\\case Z => 1; S k => k', '\\(<case>) => case <case> of {Z => 1; (S k) => k}'],
    ['\\Refl impossible', '\\(<case>) => case <case> of {Refl => impossible}'],
    ['f \\y => y', '(f \\(y) => y)'],
    // Keywords
    ['if a then b else c', 'case (a : Bool) of {True => b; False => c}'],
    ['case y of { Z => 1; S k => k }', 'case y of {Z => 1; (S k) => k}'],
    ['let y = 1 in y', 'let y = 1 in y'],
    ['let 0 y : Nat := 1 in y', 'let 0 y : Nat = 1 in y'],
    ['let (a, b) = p in a', 'case p of {any[(Pair a b) | (MkPair a b)] => a}'],
    ['let Just y = m | Nothing => 0 in y', 'case m of {(Just y) => y; Nothing => 0}'],
    ['rewrite sym p in q', 'rewrite (sym p) in q'],
    ['do { y <- a; let { z = y }; b z; pure y }', '(>>= a \\(y) => let z = y in (>> (b z) (pure y)))'],
    ['do { Just y <- a | Nothing => b; c }', '(>>= a \\(<bind>) => case <bind> of {(Just y) => c; Nothing => b})'],
    ['M.do { a; b }', '(M.>> a b)'],
    ['f !(g x) !y', '(>>= (g x) \\(<bang>) => (>>= y \\(<bang>) => (f <bang> <bang>)))'],
    // Types
    ['(a : Type) -> {b : Type} -> a -> b', '(a : Type) -> {b : Type} -> (_ : a) -> b'],
    ['(0 a, b : Type) -> a', '(0 a : Type) -> (0 b : Type) -> a'],
    ['{auto p : q} -> {default 5 n : Nat} -> a', '{auto p : q} -> {default 5 n : Nat} -> a'],
    ['Eq a => a -> a', '{auto _ : (Eq a)} -> (_ : a) -> a'],
    ['(p : Eq a) => a', '{auto p : (Eq a)} -> a'],
    ['forall a, b . a -> b', '{0 a : _} -> {0 b : _} -> (_ : a) -> b'],
    // Literals
    ["'a'", "'a'"],
    ["'\\n'", "'\n'"],
    ["'\\x41'", "'A'"],
    ['"a\\tb\\"c\\1234\\&5"', JSON.stringify('a\tb"c\u04d25')],
    ['#"a\\n"#', JSON.stringify('a\\n')],
    ['0xFF_FF', '65535'],
    ['0b101', '5'],
    ['0o17', '15'],
    ['1_000', '1000'],
    ['1.5e3', '1500.00'],
    ['"a\\{show x}b"', '((concat {t=List}) (:: "a" (:: (interpolate (show x)) (:: "b" Nil))))'],
  ])('%s', (text, expected) => {
    expect(readExpression(text)).toBe(expected);
  });

  it('takes the indentation of its end from a multi-line string', () => {
    expect(readExpression('"""\n  one\n    two\n  """')).toBe(JSON.stringify('one\n  two'));
  });

  it('reads patterns: as, dotted, literals, named and all other arguments', () => {
    expect(readExpression('case y of { all@(x :: _) => 1; .(z) => 2; C {n = 0, _} => 3; "s" => 4 }')).toBe(
      'case y of {all@(:: x _) => 1; .(z) => 2; ((C {_=_}) {n=0}) => 3; "s" => 4}',
    );
  });

  it('reads local functions in let, and binders after them', () => {
    expect(readExpression('let f : Nat -> Nat\n        f n = n\n        y := f 1\n    in y')).toBe(
      'local {f : (_ : Nat) -> Nat; (f n) = n} in let y = (f 1) in y',
    );
  });
});

describe('what is outside the subset is named', () => {
  it.each([
    ['`(f x)', 'quotation'],
    ['%runElab go', 'elaborator reflection'],
  ])('%s', (text, construct) => {
    expect(readExpression(text)).toMatch(new RegExp(`subset: ${construct}`));
  });
});
