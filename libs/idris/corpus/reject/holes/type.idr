-- rejected: hole: a type is a hole
f : Nat -> ?result
f n = n
