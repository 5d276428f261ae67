-- The implicit argument is what the index says.
data Sized : Nat -> Type where
  MkSized : {n : Nat} -> Sized n

size : Sized n -> Nat
size (MkSized {n}) = n
