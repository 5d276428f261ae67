-- rejected: scope: one name, two definitions
f : Nat
f = 1

f : Nat
f = 2
