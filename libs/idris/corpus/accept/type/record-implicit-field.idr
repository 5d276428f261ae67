-- An implicit field.
record Named where
  constructor MkNamed
  {n : Nat}
  proof' : n = n

f : Named
f = MkNamed {n = 3} Refl
