-- A pair of proofs, found part by part.
f : {auto p : (2 = 2, 3 = 3)} -> Nat
f = 1

g : Nat
g = f
