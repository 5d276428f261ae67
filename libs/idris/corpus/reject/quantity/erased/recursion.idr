-- rejected: quantity: the erased argument is passed to itself as a used one
f : (0 n : Nat) -> (m : Nat) -> Nat
f n Z = Z
f n (S k) = f k n
