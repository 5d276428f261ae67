-- rejected: record: a field of a record, asked of another one
record A where
  constructor MkA
  one : Nat

record B where
  constructor MkB
  two : Nat

f : A -> Nat
f a = a.two
