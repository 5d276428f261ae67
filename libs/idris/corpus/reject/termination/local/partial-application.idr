-- rejected: termination: the function with too few arguments
f : Nat -> Nat -> Nat
f n = f n
