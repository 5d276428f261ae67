-- rejected: syntax: a record needs where
record P
  x : Nat
