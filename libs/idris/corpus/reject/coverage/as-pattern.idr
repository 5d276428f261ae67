-- rejected: coverage: a name before the pattern does not make it a variable
f : List Nat -> List Nat
f all@(x :: xs) = all
