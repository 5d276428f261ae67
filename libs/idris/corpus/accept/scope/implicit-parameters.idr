-- Implicit parameters of a block.
parameters {0 a : Type} (f : a -> a)
  thrice : a -> a
  thrice x = f (f (f x))

g : Nat
g = thrice S 0
