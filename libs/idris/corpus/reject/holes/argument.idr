-- rejected: hole: an argument is a hole
f : Nat -> Nat
f n = S ?rest
