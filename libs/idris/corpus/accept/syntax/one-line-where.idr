-- A where on the line of its clause.
f : Nat -> Nat
f x = g x where
  g : Nat -> Nat
  g y = y + x
