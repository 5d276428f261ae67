-- `the` gives a term its type.
f : Nat
f = the Nat 3 + the (Nat -> Nat) S 4
