-- rejected: unification: the index is whatever a function that is handed over gives
data At : (Nat -> Nat) -> Nat -> Type where
  Point : (n : Nat) -> At g (g n)

f : (g : Nat -> Nat) -> At g 0 -> Void
f g (Point n) impossible
