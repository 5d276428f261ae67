-- rejected: termination: a case over a function of the argument
pred' : Nat -> Nat
pred' Z = Z
pred' (S k) = k

f : Nat -> Nat
f n = case pred' n of
  k => f k
