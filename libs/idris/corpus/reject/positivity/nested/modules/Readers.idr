module Readers

public export
Predicate : Type -> Type
Predicate a = a -> Bool

export
Hidden : Type -> Type
Hidden a = a -> Bool

public export
data Reader : Type -> Type where
  MkReader : (a -> Nat) -> Reader a

export
data Secret : Type -> Type where
  MkSecret : (a -> Nat) -> Secret a
