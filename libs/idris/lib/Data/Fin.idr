||| Natural numbers below a bound.
module Data.Fin

import public Data.Maybe
import public Data.Nat
import public Data.So
import Decidable.Equality.Core

%default total

public export
data Fin : (n : Nat) -> Type where
  FZ : Fin (S k)
  FS : Fin k -> Fin (S k)

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

public export
finToNat : Fin n -> Nat
finToNat FZ = Z
finToNat (FS k) = S (finToNat k)

export
Eq (Fin n) where
  x == y = finToNat x == finToNat y

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

public export
shift : (m : Nat) -> Fin n -> Fin (m + n)
shift Z f = f
shift (S m) f = FS (shift m f)

public export
last : {n : _} -> Fin (S n)
last {n = Z} = FZ
last {n = S _} = FS last

public export
natToFinLT : (x : Nat) -> {0 n : Nat} -> {auto 0 prf : x `LT` n} -> Fin n
natToFinLT Z {prf = LTESucc _} = FZ
natToFinLT (S k) {prf = LTESucc _} = FS (natToFinLT k)

public export
natToFin : Nat -> (n : Nat) -> Maybe (Fin n)
natToFin x n = case isLT x n of
  Yes prf => Just (natToFinLT x)
  No contra => Nothing

fsInjective : FS x = FS y -> x = y
fsInjective Refl = Refl

public export
DecEq (Fin n) where
  decEq FZ FZ = Yes Refl
  decEq (FS f) (FS g) = case decEq f g of
    Yes prf => Yes (cong FS prf)
    No contra => No (\eq => contra (fsInjective eq))
  decEq FZ (FS f) = No absurd
  decEq (FS f) FZ = No absurd
