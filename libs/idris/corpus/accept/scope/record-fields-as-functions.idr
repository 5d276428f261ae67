-- A field is a function in the record's namespace.
record Pair' where
  constructor MkPair'
  left, right : Nat

f : Pair' -> Nat
f p = left p + Pair'.right p
