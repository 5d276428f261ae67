-- rejected: type: functions that agree everywhere are not the same term
f : (\x => x + 0) = (\x => the Nat x)
f = Refl
