-- rejected: coverage: a case block has no alternative for the constructor that would need a Void (Idris 2 issue 2690)
data Small : Nat -> Type where
  Zero : Small 0
  One : Small 1

f : (n : Nat) -> n = 2 -> Small n
f n p = case n of
  0 => Zero
  1 => One

no : Small 2 -> Void
no Zero impossible
no One impossible

v : Void
v = no (f 2 Refl)
