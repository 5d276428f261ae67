-- rejected: interface: functions have no equality
f : (Nat -> Nat) -> Bool
f g = g == g
