-- rejected: termination: the answers of with swap the arguments
f : Nat -> Nat -> Bool -> Nat
f n m b with (b)
  f n m b | True = f m n False
  f n m b | False = f n m True
