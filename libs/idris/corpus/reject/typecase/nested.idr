-- rejected: subset: inside a pair
f : (Type, Nat) -> Bool
f (Nat, n) = True
f p = False
