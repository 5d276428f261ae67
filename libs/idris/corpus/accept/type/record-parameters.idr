-- A record with parameters, and projections that know them.
record Both (a : Type) (n : Nat) where
  constructor MkBoth
  one : a
  same : n = n

f : Both Nat 3 -> Nat
f b = b.one
