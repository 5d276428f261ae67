-- rejected: impossible: a successor is possible
f : Nat -> Nat
f Z = Z
f (S k) impossible
