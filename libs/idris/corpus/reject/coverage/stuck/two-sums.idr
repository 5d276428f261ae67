-- rejected: unification: m + n against k + 1 says nothing of m
data Sum : Nat -> Type where
  Plus : (m, n : Nat) -> Sum (m + n)

f : (k : Nat) -> Sum (k + 1) -> Void
f k (Plus Z n) impossible
