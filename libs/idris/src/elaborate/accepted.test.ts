/**
 * What must elaborate, and pass the kernel: the constructs of the language, each used the way proofs use it.
 */
import { describe, expect, it } from 'vitest';
import { diagnosticsOf, loadLibrary, verdict } from './elaborate.testing.ts';

const FEATURES = `
import Data.Vect
import Data.List

%default total

-- where with with
filterV : (p : a -> Bool) -> Vect n a -> (m ** Vect m a)
filterV p [] = (_ ** [])
filterV p (x :: xs) with (filterV p xs)
  _ | (m ** ys) = if p x then (S m ** x :: ys) else (m ** ys)

-- with proof
lem : (b : Bool) -> (f : Bool -> Bool) -> f b = f b
lem b f with (f b) proof eq
  _ | True = Refl
  _ | False = Refl

usesProof : (f : Nat -> Nat) -> (n : Nat) -> Either (f n = 0) (k : Nat ** f n = S k)
usesProof f n with (f n) proof eq
  _ | Z = Left Refl
  _ | S k = Right (k ** Refl)

-- two withs
both : Nat -> Nat -> Nat
both x y with (x) | (y)
  _ | Z | _ = Z
  _ | S k | Z = k
  _ | S k | S j = j

-- record update
record Point where
  constructor MkPoint
  x : Nat
  y : Nat

record Circle where
  constructor MkCircle
  centre : Point
  radius : Nat

move : Circle -> Circle
move c = { centre.x := 5, radius $= S } c

test1 : (move (MkCircle (MkPoint 1 2) 3)) = MkCircle (MkPoint 5 2) 4
test1 = Refl

getX : Circle -> Nat
getX c = c.centre.x

-- do notation
safeDiv : Nat -> Nat -> Maybe Nat
safeDiv _ Z = Nothing
safeDiv n (S k) = Just n

prog : Maybe Nat
prog = do
  a <- safeDiv 4 2
  b <- safeDiv a 1
  let c = a + b
  pure (c + 1)

-- lambda case
isZ : Nat -> Bool
isZ = \\case
  Z => True
  S _ => False

-- let pattern
addP : (Nat, Nat) -> Nat
addP p = let (a, b) = p in a + b

-- local let function
loc : Nat -> Nat
loc n = let f : Nat -> Nat
            f Z = n
            f (S k) = f k
        in f n

-- implicit function args
apIm : ({0 a : Type} -> a -> a) -> (Nat, Bool)
apIm f = (f 3, f True)

useAp : (Nat, Bool)
useAp = apIm id

useAp2 : (Nat, Bool)
useAp2 = apIm (\\x => x)

-- named, default
def : {default 5 n : Nat} -> Nat
def {n} = n

t2 : Test.def = 5
t2 = Refl

t3 : def {n = 6} = 6
t3 = Refl

-- comprehension of show-like interface
interface Shape a where
  area : a -> Nat
  name : a -> String
  name _ = "shape"

Shape Point where
  area _ = 0

Shape Circle where
  area c = c.radius
  name _ = "circle"

implementation Shape a => Shape (List a) where
  area xs = sum (map area xs)

[other] Shape Nat where
  area n = n

t4 : name (MkPoint 1 1) = "shape"
t4 = Refl

t5 : Nat
t5 = area @{other} 5

sections : List Nat
sections = map (+ 1) [1, 2, 3]

t6 : Test.sections = [2, 3, 4]
t6 = Refl

mutual
  even : Nat -> Bool
  even Z = True
  even (S k) = odd k
  odd : Nat -> Bool
  odd Z = False
  odd (S k) = even k

data Tree : Type -> Type where
  Leaf : Tree a
  Node : Tree a -> a -> Tree a -> Tree a

Functor Tree where
  map f Leaf = Leaf
  map f (Node l x r) = Node (map f l) (f x) (map f r)

rw : (n, m : Nat) -> (p : Nat -> Type) -> p (n + m) -> p (m + n)
rw n m p x = rewrite plusCommutative m n in x

parameters (k : Nat)
  addK : Nat -> Nat
  addK n = n + k

  addKTwice : Nat -> Nat
  addKTwice n = addK (addK n)

t7 : addKTwice 2 3 = 7
t7 = Refl

idiomB : Maybe Nat
idiomB = [| plus (Just 1) (Just 2) |]

ifs : Nat -> Nat
ifs n = if n == 3 then 1 else 0

strs : String -> Nat
strs "a" = 1
strs "b" = 2
strs _ = 3

t8 : strs "b" = 2
t8 = Refl

asP : List Nat -> List Nat
asP all@(x :: xs) = all ++ xs
asP [] = []

viaAuto : (n : Nat) -> {auto prf : LTE n 10} -> Nat
viaAuto n = n

t9 : Nat
t9 = viaAuto 3

absurd1 : LTE 3 2 -> Void
absurd1 (LTESucc (LTESucc LTEZero)) impossible

absurd2 : S n = Z -> a
absurd2 Refl impossible

headV : Vect (S n) a -> a
headV (x :: _) = x

zipV : Vect n a -> Vect n b -> Vect n (a, b)
zipV [] [] = []
zipV (x :: xs) (y :: ys) = (x, y) :: zipV xs ys

failing "not in scope"
  bad : Foo
  bad = 3
`;

const PROOFS = `
import Data.Vect
import Data.List
import Data.List.Elem
import Data.Nat
import Data.So
import Decidable.Equality

%default total

-- dependent case in type, function computing types
T : Bool -> Type
T True = Nat
T False = Bool

val : (b : Bool) -> T b
val True = 3
val False = True

use : (b : Bool) -> T b -> Nat
use True n = n
use False b = if b then 1 else 0

-- views
data Parity : Nat -> Type where
  Even : (k : Nat) -> Parity (k + k)
  Odd : (k : Nat) -> Parity (S (k + k))

parity : (n : Nat) -> Parity n
parity Z = Even Z
parity (S Z) = Odd Z
parity (S (S k)) with (parity k)
  parity (S (S (j + j))) | Even j = rewrite plusSuccRightSucc j j in Even (S j)
  parity (S (S (S (j + j)))) | Odd j = rewrite plusSuccRightSucc j j in Odd (S j)

half : Nat -> Nat
half n with (parity n)
  half (k + k) | Even k = k
  half (S (k + k)) | Odd k = k

-- decEq with
sameNat : (n, m : Nat) -> Maybe (n = m)
sameNat n m with (decEq n m)
  sameNat n n | Yes Refl = Just Refl
  sameNat n m | No _ = Nothing

-- equality reasoning
assoc : (a, b, c : Nat) -> a + (b + c) = (a + b) + c
assoc Z b c = Refl
assoc (S a) b c = cong S (assoc a b c)

comm : (a, b : Nat) -> a + b = b + a
comm Z b = sym (plusZeroRightNeutral b)
comm (S a) b = trans (cong S (comm a b)) (plusSuccRightSucc b a)

appendAssoc : (xs, ys, zs : List a) -> xs ++ (ys ++ zs) = (xs ++ ys) ++ zs
appendAssoc [] ys zs = Refl
appendAssoc (x :: xs) ys zs = rewrite appendAssoc xs ys zs in Refl

mapId : (xs : List a) -> map (\\x => x) xs = xs
mapId [] = Refl
mapId (x :: xs) = cong (x ::) (mapId xs)

-- elem
remove : (xs : List a) -> Elem x xs -> List a
remove (_ :: ys) Here = ys
remove (y :: ys) (There e) = y :: remove ys e

-- interface with parameters & laws
interface Monoid' a where
  op : a -> a -> a
  unit : a
  leftId : (x : a) -> op unit x = x

[plusM] Monoid' Nat where
  op = (+)
  unit = 0
  leftId x = Refl

-- implicit interface constraint use
showAll : Eq a => List a -> List a -> Bool
showAll xs ys = xs == ys

-- GADT eval
data Ty = TNat | TBool | TFun Ty Ty

interp : Ty -> Type
interp TNat = Nat
interp TBool = Bool
interp (TFun a b) = interp a -> interp b

data HasType : (i : Fin n) -> Vect n Ty -> Ty -> Type where
  Stop : HasType FZ (t :: ctx) t
  Pop : HasType k ctx t -> HasType (FS k) (u :: ctx) t

data Expr : Vect n Ty -> Ty -> Type where
  Var : HasType i ctx t -> Expr ctx t
  Val : (x : Nat) -> Expr ctx TNat
  Lam : Expr (a :: ctx) t -> Expr ctx (TFun a t)
  App : Expr ctx (TFun a t) -> Expr ctx a -> Expr ctx t
  Op : (interp a -> interp b -> interp c) -> Expr ctx a -> Expr ctx b -> Expr ctx c
  If : Expr ctx TBool -> Lazy (Expr ctx a) -> Lazy (Expr ctx a) -> Expr ctx a

data Env : Vect n Ty -> Type where
  Nil : Env Nil
  (::) : interp a -> Env ctx -> Env (a :: ctx)

lookup : HasType i ctx t -> Env ctx -> interp t
lookup Stop (x :: xs) = x
lookup (Pop k) (x :: xs) = lookup k xs

eval : Env ctx -> Expr ctx t -> interp t
eval env (Var i) = lookup i env
eval env (Val x) = x
eval env (Lam body) = \\x => eval (x :: env) body
eval env (App f e) = eval env f (eval env e)
eval env (Op op x y) = op (eval env x) (eval env y)
eval env (If x t e) = if eval env x then eval env t else eval env e

add : Expr ctx (TFun TNat (TFun TNat TNat))
add = Lam (Lam (Op (+) (Var Stop) (Var (Pop Stop))))

test : eval [] (App (App Test.add (Val 3)) (Val 4)) = 7
test = Refl

-- implicit record fields, dependent record
record Sized (a : Type) where
  constructor MkSized
  {size : Nat}
  items : Vect size a

total' : Sized Nat -> Nat
total' s = s.size

firstOf : Sized a -> Maybe a
firstOf (MkSized []) = Nothing
firstOf (MkSized (x :: _)) = Just x

-- nested case
classify : Nat -> Nat -> Nat
classify a b = case isLTE a b of
  Yes p => case isLTE b a of
    Yes q => 0
    No nq => 1
  No np => 2

-- case that refines
caseRefine : (b : Bool) -> (if b then Nat else Bool) -> Nat
caseRefine b x = case b of
  True => x
  False => if x then 0 else 1

-- auto hints
data Pos : Nat -> Type where
  IsPos : Pos (S k)

pred' : (n : Nat) -> {auto 0 p : Pos n} -> Nat
pred' (S k) = k

testPred : Nat
testPred = pred' 5

-- local function with implicit from outer
lenAcc : Vect n a -> Nat -> Nat
lenAcc xs acc = go xs acc
  where
    go : Vect m a -> Nat -> Nat
    go [] k = k
    go (_ :: ys) k = go ys (S k)

-- So
check : (n : Nat) -> {auto ok : So (n < 10)} -> Nat
check n = n

testSo : Nat
testSo = check 3

-- mutual data
mutual
  data Rose : Type -> Type where
    MkRose : a -> Forest a -> Rose a
  data Forest : Type -> Type where
    FNil : Forest a
    FCons : Rose a -> Forest a -> Forest a

mutual
  sizeR : Rose a -> Nat
  sizeR (MkRose _ f) = S (sizeF f)
  sizeF : Forest a -> Nat
  sizeF FNil = 0
  sizeF (FCons r f) = sizeR r + sizeF f

-- higher order with lambda case, operators
infixr 5 +++
(+++) : List a -> List a -> List a
(+++) [] ys = ys
(+++) (x :: xs) ys = x :: (xs +++ ys)

compose : (b -> c) -> (a -> b) -> a -> c
compose f g = f . g

pairs : List (Nat, Bool)
pairs = map (\\(a, b) => (a + 1, not b)) [(1, True), (2, False)]

eqRefl : (x : Nat) -> (x == x) = True
eqRefl Z = Refl
eqRefl (S k) = eqRefl k

anyTest : Dec (Elem (the Nat 3) [1, 2, 3])
anyTest = isElem 3 [1, 2, 3]

lteDec : (n, m : Nat) -> Dec (LTE n m)
lteDec n m = isLTE n m

ex : (n : Nat ** LTE 3 n)
ex = (5 ** %search)

wf : (n : Nat) -> Vect n Nat
wf Z = []
wf (S k) = k :: wf k

impArg : {n : Nat} -> Vect n a -> Nat
impArg xs = n

foldTest : Nat
foldTest = foldr (+) 0 (the (List Nat) [1, 2, 3])

foldProof : Test.foldTest = 6
foldProof = Refl
`;

const MORE = `import Data.Nat
import Data.List
import Data.Vect

%default total

record P where
  constructor MkP
  x : Nat
  y : Nat

bump : List P -> List P
bump = map { x $= S }

t1 : bump [MkP 1 2] = [MkP 2 2]
t1 = Refl

record Small where
  constructor MkSmall
  value : Nat
  0 ok : LT value 10

mk : (n : Nat) -> (0 p : Either (LT n 10) (LT n 5)) -> Small
mk n p = MkSmall n (case p of
  Left q => q
  Right q => weak q)
  where
    0 weak : LT n 5 -> LT n 10
    weak q = transitive {rel = LTE} q (LTESucc (LTESucc (LTESucc (LTESucc (LTESucc LTEZero)))))

-- erased implicit usage through with
len : {n : Nat} -> Vect n a -> (m : Nat ** m = n)
len {n} xs = (n ** Refl)

withErased : (xs : List a) -> (f : a -> Bool) -> Nat
withErased [] f = 0
withErased (x :: xs) f with (f x)
  _ | True = S (withErased xs f)
  _ | False = withErased xs f

lawW : (xs : List a) -> (f : a -> Bool) -> LTE (withErased xs f) (length xs)
lawW [] f = LTEZero
lawW (x :: xs) f with (f x)
  _ | True = LTESucc (lawW xs f)
  _ | False = lteSuccRight (lawW xs f)

-- nested where capturing
outer : (n : Nat) -> (xs : List Nat) -> Nat
outer n xs = go xs
  where
    add : Nat -> Nat
    add k = k + n
    go : List Nat -> Nat
    go [] = n
    go (y :: ys) = inner y + go ys
      where
        inner : Nat -> Nat
        inner z = add (z + y)

-- case on computed with dependent goal via with
dec : (n, m : Nat) -> (n = m) -> m = n
dec n n Refl = Refl

-- implicit lambda and higher rank
poly : ((a : Type) -> a -> a) -> Nat
poly f = f Nat 3

usePoly : Nat
usePoly = poly (\\_, x => x)

-- if in types, functions in types
F : Nat -> Type
F Z = Nat
F (S k) = Nat -> F k

sumF : (n : Nat) -> Nat -> F n
sumF Z acc = acc
sumF (S k) acc = \\x => sumF k (acc + x)

t2 : sumF 2 0 3 4 = 7
t2 = Refl

-- Integer literals
i : Integer
i = 3 - 5

t3 : Test.i = -2
t3 = Refl

-- strings
s : String
s = "a" ++ "b"

t4 : Test.s = "ab"
t4 = Refl

-- let with type
l : Nat -> Nat
l n = let m : Nat
          m = n + 1
          k = m * 2 in k

t5 : l 1 = 4
t5 = Refl

-- visibility of namespace
namespace Inner
  export
  hidden : Nat -> Nat
  hidden n = n

  public export
  shown : Nat -> Nat
  shown n = n

  t7 : hidden 3 = 3
  t7 = Refl

t6 : shown 3 = 3
t6 = Refl

%hide Prelude.Types.List.length
length : Nat
length = 5

t8 : Test.length = 5
t8 = Refl

data Even : Nat -> Type where
  EZ : Even Z
  ESS : Even n -> Even (S (S n))

%hint
evenHint : Even 4
evenHint = ESS (ESS EZ)

needs : {auto p : Even n} -> Nat
needs {n} = 1

t9 : Nat
t9 = needs {n = 4}

interface Group (a : Type) (op : a -> a -> a) | op where
  assoc : (x, y, z : a) -> op x (op y z) = op (op x y) z

Group Nat Prelude.Types.plus where
  assoc x y z = plusAssociative x y z

useGroup : (x, y, z : Nat) -> plus x (plus y z) = plus (plus x y) z
useGroup x y z = assoc x y z

Show' : Type -> Type
Show' a = a -> String

applyShow : Show' a -> a -> String
applyShow f x = f x

eitherTest : Either Nat Bool -> Nat
eitherTest (Left n) = n
eitherTest (Right True) = 1
eitherTest (Right False) = 0

trip : (Nat, Nat, Nat) -> Nat
trip (a, b, c) = a + b + c

t10 : trip (1, 2, 3) = 6
t10 = Refl

zipWith3' : (a -> b -> c -> d) -> List a -> List b -> List c -> List d
zipWith3' f (x :: xs) (y :: ys) (z :: zs) = f x y z :: zipWith3' f xs ys zs
zipWith3' _ _ _ _ = []

t11 : zipWith3' (\\a, b, c => a + b + c) [1] [2] [3] = [6]
t11 = Refl

lookup' : Eq k => k -> List (k, v) -> Maybe v
lookup' k [] = Nothing
lookup' k ((k', v) :: rest) = if k == k' then Just v else lookup' k rest

t12 : lookup' 2 [(1, True), (2, False)] = Just False
t12 = Refl
`;

const RECORDS = `import Data.Vect

record R (a : Type) where
  constructor MkR
  x : a
  tag : Nat

rmap : (a -> b) -> R a -> R b
rmap f = { x $= f }

record V (a : Type) where
  constructor MkV
  n : Nat
  items : Vect n a

addItem : a -> V a -> V a
addItem y v = { n $= S, items $= (y ::) } v

reset : V a -> V b
reset v = { n := 0, items := [] } v

t1 : rmap S (MkR 1 2) = MkR 2 2
t1 = Refl

t2 : addItem 5 (MkV 1 [4]) = MkV 2 [the Nat 5, 4]
t2 = Refl

test : Test.rmap S (MkR 3 0) = MkR 4 0
test = Refl

record Pack a p where
  constructor MkPack
  first : a
  second : p first

grow : t -> Pack Nat (\\n => Vect n t) -> Pack Nat (\\n => Vect n t)
grow value xs = { first := S (first xs), second := value :: second xs } xs
`;

const library = [
  'Prelude',
  'Control.Function',
  'Data.Bool',
  'Data.Fin',
  'Data.List',
  'Data.List.Quantifiers',
  'Data.Maybe',
  'Data.Nat',
  'Data.So',
  'Data.Vect',
  'Decidable.Equality',
];

describe('the elaborator takes', () => {
  it.each(library)('the library: %s', (name) => {
    expect(loadLibrary(name).module.diagnostics).toEqual([]);
  });

  it('with, records, do, interfaces, parameters, sections, failing blocks', () => {
    expect(diagnosticsOf(FEATURES)).toEqual([]);
    expect(verdict(FEATURES)).toEqual([]);
  });

  it('views, rewriting, indexed families, search, laziness, mutual definitions', () => {
    expect(diagnosticsOf(PROOFS)).toEqual([]);
    expect(verdict(PROOFS)).toEqual([]);
  });

  it('erased proofs, local functions, types that compute, visibility, literals, hints', () => {
    expect(diagnosticsOf(MORE)).toEqual([]);
    expect(verdict(MORE)).toEqual([]);
  });

  it('updates that change several fields, and the type, at once', () => {
    expect(diagnosticsOf(RECORDS)).toEqual([]);
    expect(verdict(RECORDS)).toEqual([]);
  });
});
