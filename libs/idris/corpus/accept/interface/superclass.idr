-- Methods of the class above are there.
interface Shape a where
  area : a -> Nat

interface Shape a => Solid a where
  volume : a -> Nat -> Nat
  volume x h = area x * h

Shape Nat where
  area n = n * n

Solid Nat where

f : volume (the Nat 2) 3 = 12
f = Refl
