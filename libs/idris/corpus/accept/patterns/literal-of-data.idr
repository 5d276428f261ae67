-- A number as a pattern is what fromInteger makes of it.
data Bin = E | D Nat Bin
namespace X
  export
  fromInteger : Integer -> Bin
  fromInteger 0 = E
  fromInteger _ = D 1 E
f : Bin -> Nat
f 0 = 0
f 1 = 1
f _ = 2
