-- rejected: scope: a variable of the clause before
f : Nat -> Nat
f (S k) = k
f Z = k
