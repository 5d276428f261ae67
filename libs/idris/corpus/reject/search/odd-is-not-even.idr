-- rejected: search: no constructor and no hint ends at that index
data Even : Nat -> Type where
  EZ : Even Z
  ESS : Even n -> Even (S (S n))

f : {auto p : Even 3} -> Nat
f = 1

g : Nat
g = f
