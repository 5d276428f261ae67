-- A let that is used once.
f : (1 x : Nat) -> Nat
f x = let 1 y = x in y
