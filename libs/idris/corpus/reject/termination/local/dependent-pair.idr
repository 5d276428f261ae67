-- rejected: termination: the witness is packed again
f : (n : Nat ** n = n) -> Nat
f (n ** p) = f (n ** p)
