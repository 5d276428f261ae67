-- An update changes the parameter of the record's type.
import Data.Vect

record R (a : Type) where
  constructor MkR
  x : a
  tag : Nat

rmap : (a -> b) -> R a -> R b
rmap f = { x $= f }

record V (a : Type) where
  constructor MkV
  n : Nat
  items : Vect n a

addItem : a -> V a -> V a
addItem y v = { n $= S, items $= (y ::) } v

reset : V a -> V b
reset v = { n := 0, items := [] } v

t : rmap S (MkR 1 2) = MkR 2 2
t = Refl

u : addItem 5 (MkV 1 [4]) = MkV 2 [the Nat 5, 4]
u = Refl
