-- rejected: type: a variable of an inner pattern shadows the outer one of the same name
f : (n, m : Nat) -> n = m
f n m = case m of
  n => Refl

v : Void
v = case f 0 1 of Refl impossible
