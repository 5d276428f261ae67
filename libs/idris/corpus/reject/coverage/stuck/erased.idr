-- rejected: unification: in an erased argument too, stuck is not impossible
data Sum : Nat -> Type where
  Plus : (m, n : Nat) -> Sum (m + n)

f : (0 p : Sum 1) -> Void
f (Plus m n) impossible
