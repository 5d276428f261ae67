-- Each clause has its own local functions, of the same name.
f : Nat -> Nat
f 0 = step 10
  where
    step : Nat -> Nat
    step x = x
f (S n) = step n
  where
    step : Nat -> Nat
    step x = S (S x)
