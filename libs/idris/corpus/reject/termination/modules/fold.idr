-- rejected: termination: a fold of the library is given the function
f : List Nat -> Nat
f xs = foldr (\x, acc => f xs) 0 xs
