-- An expression may go on in a deeper column.
f : Nat -> Nat -> Nat
f a b =
  a
    + b
    + 1
