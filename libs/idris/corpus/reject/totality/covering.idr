-- rejected in proofs: totality: covering
covering
f : Nat -> Nat
f n = n
