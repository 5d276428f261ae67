-- rejected: subset: in a case
f : Type -> Bool
f a = case a of
  Nat => True
  b => False
