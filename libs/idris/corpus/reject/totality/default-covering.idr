-- rejected in proofs: totality: the module is covering by default
%default covering

f : Nat -> Nat
f n = n
