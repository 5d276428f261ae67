-- rejected: termination: the argument stays as it is
f : Nat -> Nat
f x = f x
