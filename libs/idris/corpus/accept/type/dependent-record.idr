-- A later field's type speaks of an earlier one.
import Data.Vect

record Buffer where
  constructor MkBuffer
  size : Nat
  content : Vect size Bits8

f : Buffer
f = MkBuffer 2 [1, 255]
