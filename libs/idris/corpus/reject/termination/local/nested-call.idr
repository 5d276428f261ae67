-- rejected: termination: the result of a recursive call need not be smaller
f : Nat -> Nat
f Z = Z
f (S k) = f (f k)
