-- rejected: quantity: in a function that may be called many times
apply2 : (Nat -> Nat) -> Nat
apply2 g = g (g 0)

f : (1 x : Nat) -> Nat
f x = apply2 (\y => x)
