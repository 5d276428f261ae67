increment : List Nat -> List Nat
increment = map (\x -> x + 1)
