-- rejected: type: a lambda with another quantity than is expected
f : List Nat -> List Nat
f = map (\0 x => 2)
