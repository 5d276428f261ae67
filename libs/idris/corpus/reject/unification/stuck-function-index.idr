-- rejected: unification: a match on a family whose index is a function of a variable
data Image : (Nat -> Nat) -> Nat -> Type where
  At : (x : Nat) -> Image f (f x)

f : (g : Nat -> Nat) -> Image g 3 -> Nat
f g (At x) = x
