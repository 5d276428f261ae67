-- rejected: pattern: a constructor of another type
f : Nat -> Nat
f True = 1
f _ = 2
