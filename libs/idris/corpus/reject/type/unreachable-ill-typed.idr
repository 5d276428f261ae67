-- rejected: type: a clause that cannot be reached must make sense
f : Nat -> Nat
f x = x
f y = True
