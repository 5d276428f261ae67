-- rejected: termination: division by two is not seen to be smaller
half : Nat -> Nat
half Z = Z
half (S Z) = Z
half (S (S k)) = S (half k)

f : Nat -> Nat
f n with (half n)
  f n | Z = 0
  f n | S k = f (S k)
