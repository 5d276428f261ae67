-- rejected: subset: in a matching lambda
f : Type -> Bool
f = \case
  Nat => True
  a => False
