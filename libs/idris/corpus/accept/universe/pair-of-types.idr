-- Pairs of types and of values.
f : (Type, Nat)
f = (Nat, 3)
