-- rejected: coverage: forcing does not make the match total
f : Lazy Bool -> Nat
f x = case force x of
  True => 1
