-- rejected: termination: only one answer goes down
f : Nat -> Bool -> Nat
f Z b = Z
f (S k) b with (b)
  f (S k) b | True = f k b
  f (S k) b | False = f (S k) True
