-- rejected: coverage: nothing is said of what is larger than 2
f : Nat -> Nat
f 0 = 0
f 1 = 1
f 2 = 2
