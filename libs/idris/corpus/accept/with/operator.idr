-- Clauses of an operator inside a with, written either way.
infixl 6 +++
(+++) : Nat -> Nat -> Nat
n +++ m with (n)
  n +++ m | Z with (m)
    _ | Z = Z
    n +++ m | Z | (S j) = j
  (+++) n m | S k = k
