-- rejected: pattern: a constructor with more arguments than it has
f : Nat -> Nat
f (S a b) = 1
f _ = 2
