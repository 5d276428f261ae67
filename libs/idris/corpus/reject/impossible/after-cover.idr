-- rejected: impossible: a possible case after a clause that takes everything
f : Nat -> Nat
f n = n
f (S k) impossible
