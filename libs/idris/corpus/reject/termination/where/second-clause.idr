-- rejected: termination: the clause that goes down is one of two
f : Nat -> Nat
f Z = Z
f (S k) = f k + g
  where
    g : Nat
    g = f (S k)
