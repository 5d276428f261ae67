||| Natural numbers below a bound.
module Data.Fin

import Control.Function
import public Control.Ord
import Data.Bool
import Data.List1
import public Data.Maybe
import public Data.Nat
import public Data.So
import Decidable.Equality.Core

%default total

public export
data Fin : (n : Nat) -> Type where
  FZ : Fin (S k)
  FS : Fin k -> Fin (S k)

||| The same number below an equal bound.
public export
coerce : {n : Nat} -> (0 eq : m = n) -> Fin m -> Fin n
coerce {n = Z} eq FZ = void (absurd eq)
coerce {n = Z} eq (FS k) = void (absurd eq)
coerce {n = S _} eq FZ = FZ
coerce {n = S _} eq (FS k) = FS (coerce (cong pred eq) k)

export
Uninhabited (Fin Z) where
  uninhabited FZ impossible
  uninhabited (FS f) impossible

export
Uninhabited (FZ = FS k) where
  uninhabited Refl impossible

export
Uninhabited (FS k = FZ) where
  uninhabited Refl impossible

fsInjective : {0 n, m : Fin k} -> FS n = FS m -> n = m
fsInjective Refl = Refl

export
Uninhabited (n = m) => Uninhabited (FS n = FS m) where
  uninhabited eq = uninhabited {t = (n = m)} (fsInjective eq)

export
Injective FS where
  injective eq = fsInjective eq

public export
finToNat : Fin n -> Nat
finToNat FZ = Z
finToNat (FS k) = S (finToNat k)

export
Eq (Fin n) where
  x == y = finToNat x == finToNat y

||| A number tells which value it came from.
finToNatInjective : (fm : Fin k) -> (fn : Fin k) -> (finToNat fm) = (finToNat fn) -> fm = fn
finToNatInjective FZ FZ _ = Refl
finToNatInjective FZ (FS _) eq = absurd eq
finToNatInjective (FS _) FZ eq = absurd eq
finToNatInjective (FS m) (FS n) eq = cong FS (finToNatInjective m n (cong pred eq))

export
Injective Fin.finToNat where
  injective {x} {y} eq = finToNatInjective x y eq

export
Cast (Fin n) Nat where
  cast x = finToNat x

public export
finToInteger : Fin n -> Integer
finToInteger FZ = 0
finToInteger (FS k) = 1 + finToInteger k

export
Show (Fin n) where
  show x = show (finToInteger x)

export
Cast (Fin n) Integer where
  cast x = finToInteger x

public export
weaken : Fin n -> Fin (S n)
weaken FZ = FZ
weaken (FS k) = FS (weaken k)

public export
weakenN : (0 n : Nat) -> Fin m -> Fin (m + n)
weakenN n FZ = FZ
weakenN n (FS f) = FS (weakenN n f)

public export
weakenLTE : Fin n -> LTE n m -> Fin m
weakenLTE FZ (LTESucc _) = FZ
weakenLTE (FS x) (LTESucc y) = FS (weakenLTE x y)

||| The same below the next smaller bound, unless it is the last.
export
strengthen : {n : _} -> Fin (S n) -> Maybe (Fin n)
strengthen {n = Z} _ = Nothing
strengthen {n = S _} FZ = Just FZ
strengthen {n = S _} (FS p) = map FS (strengthen p)

||| Some positions further.
public export
shift : (m : Nat) -> Fin n -> Fin (m + n)
shift Z f = f
shift (S m) f = FS (shift m f)

||| The next, and after the last the first.
public export
finS : {n : Nat} -> Fin n -> Fin n
finS {n = S _} x = case strengthen x of
  Nothing => FZ
  Just y => FS y

public export
last : {n : _} -> Fin (S n)
last {n = Z} = FZ
last {n = S _} = FS last

||| As far from the end as the other is from the beginning.
public export
complement : {n : Nat} -> Fin n -> Fin n
complement {n = S _} FZ = last
complement {n = S _} (FS x) = weaken (complement x)

namespace List
  public export
  allFins : (n : Nat) -> List (Fin n)
  allFins Z = []
  allFins (S n) = FZ :: map FS (allFins n)

namespace List1
  public export
  allFins : (n : Nat) -> List1 (Fin (S n))
  allFins Z = FZ ::: []
  allFins (S n) = FZ ::: map FS (forget (allFins n))

export
Ord (Fin n) where
  compare x y = compare (finToNat x) (finToNat y)

namespace Monoid
  public export
  [Minimum] {n : Nat} -> Monoid (Fin (S n)) using Semigroup.Minimum where
    neutral = last

  public export
  [Maximum] Monoid (Fin (S n)) using Semigroup.Maximum where
    neutral = FZ

-- From other numbers ----------------------------------------------------------

public export
natToFinLT : (x : Nat) -> {0 n : Nat} -> {auto 0 prf : x `LT` n} -> Fin n
natToFinLT Z {prf = LTESucc _} = FZ
natToFinLT (S k) {prf = LTESucc _} = FS (natToFinLT k)

public export
natToFinLt : (x : Nat) -> {0 n : Nat} -> {auto 0 prf : So (x < n)} -> Fin n
natToFinLt x = natToFinLT x {prf = ltOpReflectsLT x n prf}

public export
natToFin : Nat -> (n : Nat) -> Maybe (Fin n)
natToFin x n = case isLT x n of
  Yes prf => Just (natToFinLT x)
  No _ => Nothing

public export
integerToFin : Integer -> (n : Nat) -> Maybe (Fin n)
integerToFin x Z = Nothing
integerToFin x (S n) = if x >= 0 then natToFin (fromInteger x) (S n) else Nothing

public export
maybeLTE : (x : Nat) -> (y : Nat) -> Maybe (x `LTE` y)
maybeLTE Z _ = Just LTEZero
maybeLTE (S _) Z = Nothing
maybeLTE (S x) (S y) = map LTESucc (maybeLTE x y)

public export
maybeLT : (x : Nat) -> (y : Nat) -> Maybe (x `LT` y)
maybeLT x y = maybeLTE (S x) y

public export
finFromInteger : (x : Integer) -> {auto 0 prf : So (fromInteger x < n)} -> Fin n
finFromInteger x = natToFinLt (fromInteger x)

||| Negative numbers are below no natural number here: a literal of type `Fin` has no sign.
public export
integerLessThanNat : Integer -> Nat -> Bool
integerLessThanNat x n = x >= 0 && the Nat (fromInteger x) < n

||| What a literal means.
public export
fromInteger : (x : Integer) -> {auto 0 prf : So (integerLessThanNat x n)} -> Fin n
fromInteger x = finFromInteger x {prf = snd (soAnd {a = x >= 0} prf)}

||| Any integer, modulo the bound.
public export
restrict : (n : Nat) -> Integer -> Fin (S n)
restrict n x = fromMaybe FZ (natToFin (integerToNat (prim__mod_Integer x (natToInteger (S n)))) (S n))

-- Arithmetic modulo the bound -------------------------------------------------

public export
{n : Nat} -> Num (Fin (S n)) where
  x + y = steps (finToNat x)
    where
      steps : Nat -> Fin (S n)
      steps Z = y
      steps (S k) = finS (steps k)

  x * y = times (finToNat x)
    where
      steps : Nat -> Fin (S n) -> Fin (S n)
      steps Z from = from
      steps (S k) from = finS (steps k from)

      times : Nat -> Fin (S n)
      times Z = FZ
      times (S k) = steps (finToNat y) (times k)

  fromInteger x = restrict n x

public export
{n : Nat} -> Neg (Fin (S n)) where
  negate x = finS (complement x)
  x - y = x + finS (complement y)

public export
DecEq (Fin n) where
  decEq FZ FZ = Yes Refl
  decEq (FS x) (FS y) = decEqCong (decEq x y)
  decEq FZ (FS _) = No absurd
  decEq (FS _) FZ = No absurd

namespace Equality
  ||| The same number, whatever the two bounds.
  public export
  data Pointwise : Fin m -> Fin n -> Type where
    FZ : Pointwise FZ FZ
    FS : Pointwise k l -> Pointwise (FS k) (FS l)

  export infix 6 ~~~

  public export
  (~~~) : Fin m -> Fin n -> Type
  (~~~) = Pointwise

  export
  Uninhabited (FS k ~~~ FZ) where
    uninhabited FZ impossible
    uninhabited (FS _) impossible

  export
  Uninhabited (FZ ~~~ FS k) where
    uninhabited FZ impossible
    uninhabited (FS _) impossible

  export
  reflexive : {k : Fin m} -> k ~~~ k
  reflexive {k = FZ} = FZ
  reflexive {k = FS _} = FS reflexive

  export
  symmetric : k ~~~ l -> l ~~~ k
  symmetric FZ = FZ
  symmetric (FS kl) = FS (symmetric kl)

  export
  transitive : j ~~~ k -> k ~~~ l -> j ~~~ l
  transitive FZ FZ = FZ
  transitive (FS jk) (FS kl) = FS (transitive jk kl)

  export
  coerceEq : {k : Fin m} -> (0 eq : m = n) -> coerce eq k ~~~ k
  coerceEq {k = FZ} Refl = FZ
  coerceEq {k = FS _} Refl = FS (coerceEq Refl)

  export
  congCoerce :
    {0 n, q : Nat} -> {k : Fin m} -> {l : Fin p} -> {0 eq1 : m = n} -> {0 eq2 : p = q} ->
    k ~~~ l -> coerce eq1 k ~~~ coerce eq2 l
  congCoerce kl = transitive (coerceEq eq1) (transitive kl (symmetric (coerceEq eq2)))

  export
  congLast : {m : Nat} -> (0 _ : m = n) -> last {n = m} ~~~ last {n}
  congLast Refl = reflexive

  export
  congShift : (m : Nat) -> k ~~~ l -> shift m k ~~~ shift m l
  congShift Z kl = kl
  congShift (S m) kl = FS (congShift m kl)

  export
  congWeakenN : k ~~~ l -> weakenN n k ~~~ weakenN n l
  congWeakenN FZ = FZ
  congWeakenN (FS kl) = FS (congWeakenN kl)

  ||| Below one bound, the same number is the same value.
  export
  homoPointwiseIsEqual : {0 k, l : Fin m} -> k ~~~ l -> k === l
  homoPointwiseIsEqual FZ = Refl
  homoPointwiseIsEqual (FS kl) = cong FS (homoPointwiseIsEqual kl)

  export
  hetPointwiseIsTransport :
    {0 k : Fin m} -> {0 l : Fin n} -> (0 eq : m === n) -> k ~~~ l -> k === rewrite eq in l
  hetPointwiseIsTransport Refl kl = homoPointwiseIsEqual kl

  export
  finToNatQuotient : k ~~~ l -> finToNat k === finToNat l
  finToNatQuotient FZ = Refl
  finToNatQuotient (FS kl) = cong S (finToNatQuotient kl)

  export
  finToNatEqualityAsPointwise : (k : Fin m) -> (l : Fin n) -> finToNat k = finToNat l -> k ~~~ l
  finToNatEqualityAsPointwise FZ FZ _ = FZ
  finToNatEqualityAsPointwise FZ (FS _) eq = absurd eq
  finToNatEqualityAsPointwise (FS _) FZ eq = absurd eq
  finToNatEqualityAsPointwise (FS k) (FS l) eq = FS (finToNatEqualityAsPointwise k l (cong pred eq))

  export
  weakenNeutral : (k : Fin n) -> weaken k ~~~ k
  weakenNeutral FZ = FZ
  weakenNeutral (FS k) = FS (weakenNeutral k)

  export
  weakenNNeutral : (0 m : Nat) -> (k : Fin n) -> weakenN m k ~~~ k
  weakenNNeutral m FZ = FZ
  weakenNNeutral m (FS k) = FS (weakenNNeutral m k)
