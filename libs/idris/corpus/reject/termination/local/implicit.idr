-- rejected: termination: an implicit argument that stays
f : {n : Nat} -> Nat
f {n} = f {n}
