-- rejected: coverage: no list of integers is all of them
f : Integer -> Nat
f 0 = 0
f 1 = 1
