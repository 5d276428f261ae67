-- rejected: termination: recursion on what with computed
f : Nat -> Nat
f Z = Z
f (S k) with (S k)
  f (S k) | m = f m
