-- A field that is a proof about another field.
data Sorted : List Nat -> Type where
  SNil : Sorted []
  SOne : Sorted [x]
  SCons : (x <= y) = True -> Sorted (y :: ys) -> Sorted (x :: y :: ys)
