-- Modifiers together.
public export
total
f : Nat -> Nat
f n = n
