-- A let with a type.
f : Nat
f = let x : Nat = 3 in x
