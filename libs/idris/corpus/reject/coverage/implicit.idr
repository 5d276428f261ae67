-- rejected: coverage: the implicit argument is matched, and Z is forgotten
f : {n : Nat} -> Nat
f {n = S k} = k
