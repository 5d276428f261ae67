-- rejected in proofs: totality: the module is partial by default
%default partial

f : Nat -> Nat
f n = n
