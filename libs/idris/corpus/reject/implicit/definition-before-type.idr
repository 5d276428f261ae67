-- rejected: implicit: the type comes first, and without it nothing says what x is
f x = x
f : Nat -> Nat
