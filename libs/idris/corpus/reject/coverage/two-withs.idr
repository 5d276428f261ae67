-- rejected: coverage: False and True together are forgotten
f : Bool -> Bool -> Nat
f a b with (a) | (b)
  _ | True | True = 0
  _ | True | False = 1
  _ | False | False = 2
