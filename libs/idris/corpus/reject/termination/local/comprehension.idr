-- rejected: termination: the call is in a comprehension
f : Nat -> List Nat
f n = [ y | x <- [n], y <- f x ]
