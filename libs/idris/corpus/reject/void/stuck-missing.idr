-- rejected: unification: the clause is not even written, and the checker takes stuck for impossible (Idris 2 issue 1998)
data Even : Nat -> Type where
  Double : (n : Nat) -> Even (n + n)

f : Even 2 -> Void

f (Double Z) impossible
f (Double (S Z)) impossible
f (Double (S (S k))) impossible

v : Void
v = f (Double 1)
