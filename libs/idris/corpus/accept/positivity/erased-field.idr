-- An erased field of the type itself.
data Snoc : Type where
  Start : Snoc
  More : (0 before : Snoc) -> Nat -> Snoc
