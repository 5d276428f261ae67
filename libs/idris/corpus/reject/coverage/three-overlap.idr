-- rejected: coverage: Berry's function leaves out that all are equal
f : Bool -> Bool -> Bool -> Nat
f True False _ = 0
f False _ True = 1
f _ True False = 2
