-- rejected: quantity: an erased field of a constructor
data Box : Type where
  MkBox : (0 n : Nat) -> Box

f : Box -> Nat
f (MkBox n) = n
