data Shape : Type where
  Circle : Nat -> Shape
  Square : Nat -> Nat
