-- rejected: unification: which numbers multiply to 6 is not seen
data Product : Nat -> Type where
  Times : (m, n : Nat) -> Product (m * n)

f : Product 6 -> Nat
f (Times Z n) = n
