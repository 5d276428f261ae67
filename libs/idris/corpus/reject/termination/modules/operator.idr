-- rejected: termination: an operator of the library is given the function
f : Nat -> Nat
f n = (f . f) n
