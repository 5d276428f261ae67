-- Binders of several names.
f : (a, b : Nat) -> (c : Nat) -> Nat
f a b c = a + b + c
