-- Two constructors are taken off at once.
half : Nat -> Nat
half 0 = 0
half 1 = 0
half (S (S n)) = S (half n)
