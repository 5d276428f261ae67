-- rejected: pattern: one variable stands for two arguments
f : Nat -> Nat -> Nat
f x x = x
