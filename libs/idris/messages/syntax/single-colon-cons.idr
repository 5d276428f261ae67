firstTwo : List Nat -> List Nat
firstTwo (x : y : _) = [x, y]
firstTwo other = other
