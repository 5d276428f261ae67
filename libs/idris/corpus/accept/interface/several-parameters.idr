-- A class over two types.
interface Convert a b where
  convert : a -> b

Convert Bool Nat where
  convert True = 1
  convert False = 0

f : Nat
f = convert True
