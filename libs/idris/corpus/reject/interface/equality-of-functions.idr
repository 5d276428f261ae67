-- rejected: interface: functions have no implementation of Eq
f : Bool
f = (the (Nat -> Nat) (\x => x)) == (\x => x)
