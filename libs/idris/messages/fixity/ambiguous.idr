same : Nat -> Nat -> Nat -> Bool
same a b c = a == b == c
