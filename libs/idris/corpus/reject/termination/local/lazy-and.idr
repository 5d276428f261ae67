-- rejected: termination: the call is in a lazy argument
f : Nat -> Bool
f n = n == 0 && f n
