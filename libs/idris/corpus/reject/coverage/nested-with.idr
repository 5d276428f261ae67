-- rejected: coverage: the inner with says nothing of False
f : Bool -> Bool -> Nat
f a b with (a)
  _ | False = 0
  _ | True with (b)
    _ | True = 1
