-- rejected: syntax: two words about the same thing
total partial
f : Nat -> Nat
f n = n
