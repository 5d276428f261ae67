-- rejected: syntax: a clause of a with is of the function that it is in
f : Nat -> Nat -> Nat
f n m with (n)
  g n m | Z = m
  g n m | S k = k
