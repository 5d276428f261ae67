-- rejected: impossible: an alternative of a matching lambda
f : Bool -> Nat
f = \case
  True => 0
  False impossible
