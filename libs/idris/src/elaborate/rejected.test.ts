/**
 * What must not elaborate, each with the kind of its error; what only the kernel can refuse is here to see that it does.
 */
import { describe, expect, it } from 'vitest';
import { verdict } from './elaborate.testing.ts';

const rejected: readonly (readonly [law: string, kind: string, source: string])[] = [
  [
    'two local values that a search could take',
    'ambiguous',
    `
f : {auto n : Nat} -> Nat
f {n} = n
g : (a : Nat) -> (b : Nat) -> Nat
g a b = f
`,
  ],
  [
    'a written underscore that only a guess could fill',
    'type',
    `
import Data.Fin
f : {0 x, y : Fin n} -> x = y -> FS x = FS y
f p = cong _ p
`,
  ],
  [
    'a lambda of another quantity than its use',
    'type',
    `
f : List Nat -> List Nat
f = map (\\0 x => 2)
`,
  ],
  [
    'a data type declared twice with different types',
    'type',
    `
data T : Type -> Type
data T : {a : Type} -> Type where
`,
  ],
  [
    'a clause whose pattern contradicts the type',
    'type',
    `
import Data.Vect
f : Vect (S n) a -> a
f [] = f []
f (x :: xs) = x
`,
  ],
  [
    'an exported definition of another module, unfolded',
    'type',
    `
import Data.So
f : decSo True = Yes Oh
f = Refl
`,
  ],
  [
    'an exported definition of another namespace’s private name',
    'visibility',
    `
namespace Inside
  secret : Nat
  secret = 3
f : Nat
f = Inside.secret
`,
  ],
  [
    'a hint of a module that is not imported',
    'search',
    `
data Even : Nat -> Type where
  EZ : Even Z
  ESS : Even n -> Even (S (S n))
f : {auto p : Even 3} -> Nat
f = 1
g : Nat
g = f
`,
  ],
  [
    'a match on an erased argument that nothing determines',
    'kernel: quantity',
    `
f : (0 b : Bool) -> Nat
f True = 1
f False = 2
`,
  ],
  [
    'a function of an erased argument passed for one of a used argument',
    'type',
    `
g : (Nat -> Nat) -> Nat
g f = f 1
h : (0 n : Nat) -> Nat
h _ = 1
k : Nat
k = g h
`,
  ],
  [
    'an impossible clause hidden behind one that covers it',
    'impossible',
    `
f : Nat -> Nat
f n = n
f (S k) impossible
`,
  ],
  [
    'an impossible alternative of a case that is possible',
    'impossible',
    `
f : Maybe Nat -> Nat
f m = case m of
  Nothing => 0
  Just Z => 1
  Just (S k) impossible
`,
  ],
  [
    'a with that forgets a constructor of an indexed family',
    'coverage',
    `
import Data.Nat
f : (n, m : Nat) -> Nat
f n m with (isLTE n m)
  _ | Yes p = 0
`,
  ],
  [
    'a record field used as another record’s',
    'record',
    `
record A where
  constructor MkA
  one : Nat
record B where
  constructor MkB
  two : Nat
f : A -> Nat
f a = a.two
`,
  ],
  [
    'a right side of another type',
    'type',
    `
f : Nat -> Nat
f x = True
`,
  ],
  [
    'a name that is not in scope',
    'scope',
    `
f : Nat -> Nat
f x = y
`,
  ],
  [
    'a constructor that no clause takes',
    'coverage',
    `
f : Nat -> Nat
f Z = Z
`,
  ],
  [
    'a constructor of an indexed type that no clause takes',
    'coverage',
    `
import Data.Vect
f : Vect n a -> Nat
f [] = 0
`,
  ],
  [
    'an impossible clause that is possible',
    'impossible',
    `
f : Nat -> Nat
f Z = Z
f (S k) impossible
`,
  ],
  [
    'an impossible clause at an equation that has a solution',
    'impossible',
    `
f : (n : Nat) -> n = 3 -> Nat
f n Refl impossible
`,
  ],
  [
    'an impossible clause at an equation that is stuck',
    'unification',
    `
g : Nat -> Nat
g Z = 1
g (S k) = g k
f : (n : Nat) -> g n = 0 -> Void
f n Refl impossible
`,
  ],
  [
    'an implicit argument that nothing determines',
    'implicit',
    `
f : {n : Nat} -> Nat
f {n} = n
g : Nat
g = f
`,
  ],
  [
    'a hole',
    'hole',
    `
f : Nat -> Nat
f x = ?foo
`,
  ],
  [
    'a type without a definition',
    'axiom',
    `
f : Nat -> Nat
`,
  ],
  [
    'a function that calls itself with the same argument',
    'kernel: termination',
    `
f : Nat -> Nat
f x = f x
`,
  ],
  [
    'a search that finds nothing',
    'search',
    `
import Data.Nat
f : (n : Nat) -> {auto p : LTE n 3} -> Nat
f n = n
g : Nat
g = f 5
`,
  ],
  [
    'an implementation that does not exist',
    'interface',
    `
f : Bool -> Bool
f x = x < x && (the (Nat -> Nat) (\\y => y)) == (\\y => y)
`,
  ],
  [
    'Refl where computation is stuck',
    'type',
    `
f : (n : Nat) -> n + 0 = n
f n = Refl
`,
  ],
  [
    'an erased argument used at run time',
    'kernel: quantity',
    `
f : {0 n : Nat} -> Nat
f {n} = n
`,
  ],
  [
    'a linear argument used twice',
    'kernel: quantity',
    `
f : (1 x : Nat) -> (Nat, Nat)
f x = (x, x)
`,
  ],
  [
    'a negative data type',
    'kernel: positivity',
    `
data Bad : Type where
  MkBad : (Bad -> Void) -> Bad
`,
  ],
  [
    'a type in itself',
    'kernel: universe',
    `
data U : Type where
  MkU : (a : Type) -> (a -> U) -> U
f : U -> Type
f (MkU a g) = a
t : U
t = MkU U (\\x => x)
`,
  ],
  [
    'a constructor of another type',
    'pattern',
    `
f : Nat -> Nat
f True = 1
f _ = 2
`,
  ],
  [
    'a constructor with too many arguments',
    'pattern',
    `
f : Nat -> Nat
f (S a b) = 1
f _ = 2
`,
  ],
  [
    'a pattern variable that occurs twice',
    'pattern',
    `
f : Nat -> Nat -> Nat
f x x = x
`,
  ],
  [
    'two definitions of one name',
    'scope',
    `
f : Nat
f = 1
f : Nat
f = 2
`,
  ],
  [
    'an unreachable clause that makes no sense',
    'type',
    `
f : Nat -> Nat
f x = x
f y = True
`,
  ],
  [
    'a `with` that does not cover',
    'coverage',
    `
f : Nat -> Nat
f x with (x)
  _ | Z = Z
`,
  ],
  [
    'a `case` that does not cover',
    'coverage',
    `
f : Nat -> Nat
f x = case x of
  Z => Z
`,
  ],
  [
    'two implementations of one interface',
    'ambiguous',
    `
interface I a where
  m : a -> Nat
I Nat where
  m x = x
I Nat where
  m x = 0
f : Nat
f = m (the Nat 3)
`,
  ],
  [
    'an implementation without a method',
    'interface',
    `
interface I a where
  m : a -> Nat
I Nat where
`,
  ],
  [
    'an implementation with another method',
    'interface',
    `
interface I a where
  m : a -> Nat
I Nat where
  m x = x
  k x = x
`,
  ],
  [
    'a foreign definition',
    'escape',
    `
%foreign "C:foo"
f : Nat -> Nat
`,
  ],
  [
    'believe_me',
    'scope',
    `
f : Nat -> Void
f x = believe_me x
`,
  ],
  [
    'literals without a default',
    'coverage',
    `
f : String -> Nat
f "a" = 1
`,
  ],
  [
    'a field that the record does not have',
    'record',
    `
record R where
  constructor MkR
  a : Nat
f : R -> Nat
f r = r.b
`,
  ],
  [
    'a rewrite that changes nothing',
    'type',
    `
f : (n, m : Nat) -> n = m -> n + 0 = n + 0
f n m p = rewrite sym p in Refl
`,
  ],
  [
    'matching on types',
    'subset',
    `
f : Type -> Nat
f Nat = 1
f _ = 2
`,
  ],
  [
    'an unknown constructor',
    'scope',
    `
f : Nat -> Nat
f Foo = 1
`,
  ],
  [
    'a definition without a type',
    'scope',
    `
f x = 3
`,
  ],
  [
    'a vector of another length',
    'type',
    `
import Data.Vect
f : Vect 3 Nat
f = [1, 2]
`,
  ],
  [
    'a method that calls itself through its dictionary',
    'kernel: termination',
    `
interface I a where
  m : a -> Nat
I Nat where
  m x = m x
`,
  ],
  [
    'defaults that call each other',
    'kernel: termination',
    `
interface I a where
  m : a -> Nat
  k : a -> Nat
  m x = k x
  k x = m x
I Nat where
`,
  ],
  [
    'a local function that calls its parent',
    'kernel: termination',
    `
f : Nat -> Nat
f x = g x
  where
    g : Nat -> Nat
    g y = f x
`,
  ],
  [
    'a `with` that gives the argument back',
    'kernel: termination',
    `
f : Nat -> Nat
f x with (x)
  f x | y = f x
`,
  ],
  [
    'a record that is negative',
    'kernel: positivity',
    `
record R where
  constructor MkR
  run : R -> Nat
`,
  ],
  [
    'one impossible clause among possible ones',
    'impossible',
    `
import Data.Fin
f : Fin 2 -> Void
f FZ impossible
f (FS FZ) impossible
f (FS (FS x)) impossible
`,
  ],
  [
    'a match that depends on a stuck equation',
    'unification',
    `
f : (k : Nat) -> (n : Nat) -> (n + k = k) -> Nat
f k n Refl = 0
`,
  ],
  [
    'a case hidden by another function',
    'coverage',
    `
f : (b : Bool) -> (0 p : b = True) -> Nat
f True p = 1
f False p = 2
g : (b : Bool) -> Nat
g True = 1
`,
  ],
];

describe('the elaborator refuses', () => {
  it.each(rejected)('%s (%s)', (_, kind, source) => {
    expect(verdict(source)).toContain(kind);
  });
});
