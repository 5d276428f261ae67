equal : Nat -> Nat -> Bool
equal n n = True
equal _ _ = False
