-- rejected: pattern: clauses of different lengths
f : Nat -> Nat -> Nat
f Z = \m => m
f (S k) m = k
