-- rejected: coverage: a list of one element is forgotten
f : List a -> Nat
f [] = 0
f (_ :: _ :: _) = 2
