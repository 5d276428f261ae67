-- rejected: quantity: an erased proof is used to compute
f : {auto 0 n : Nat} -> Nat
f {n} = n
