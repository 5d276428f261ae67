-- The left side of a with clause may take new names.
f : Nat -> Nat -> Nat
f a b with (a + b)
  f x y | s = x + y + s
