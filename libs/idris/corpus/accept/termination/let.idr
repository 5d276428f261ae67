-- A let names the smaller part's result.
power : Nat -> Nat -> Nat
power b 0 = 1
power b (S e) = let rest = power b e in b * rest
