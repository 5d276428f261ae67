-- rejected: unification: after the with, the index is still a function of what is not split
data Is : Nat -> Type where
  Zero : Is 0

g : Nat -> Nat
g Z = Z
g (S n) = g n

f : (n, m : Nat) -> Is (g m) -> Nat
f n m x with (g n)
  f n m Zero | k = k
