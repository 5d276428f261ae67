-- rejected: subset: under with
f : Type -> Bool
f a with (a)
  f a | Nat = True
  f a | b = False
