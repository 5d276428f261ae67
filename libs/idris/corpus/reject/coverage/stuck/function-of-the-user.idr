-- rejected: unification: what a recursive function of the user gives is not inverted
half : Nat -> Nat
half (S (S n)) = S (half n)
half _ = Z

data Halved : Nat -> Type where
  Of : (n : Nat) -> Halved (half n)

f : Halved 1 -> Void
f (Of Z) impossible
