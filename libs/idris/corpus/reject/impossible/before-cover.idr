-- rejected: impossible: a possible case before a clause that takes everything
f : Nat -> Nat
f Z impossible
f n = n
