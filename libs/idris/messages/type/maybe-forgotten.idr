half : Nat -> Maybe Nat
half 0 = Just 0
half (S (S k)) = map S (half k)
half _ = Nothing

quarter : Nat -> Maybe Nat
quarter n = half (half n)
