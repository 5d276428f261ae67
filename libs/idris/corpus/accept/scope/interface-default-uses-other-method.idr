-- A default method sees the other methods.
interface Shape a where
  area : a -> Nat
  doubled : a -> Nat
  doubled x = area x + area x

Shape Nat where
  area n = n

f : Nat
f = doubled (the Nat 3)
