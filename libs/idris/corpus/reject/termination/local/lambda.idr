-- rejected: termination: the call is under a lambda
f : Nat -> Nat
f n = (\m => f m) n
