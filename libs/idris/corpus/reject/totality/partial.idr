-- rejected in proofs: totality: partial
partial
f : Nat -> Nat
f n = n
