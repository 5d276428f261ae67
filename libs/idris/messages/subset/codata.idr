ones : Stream Nat
ones = 1 :: ones
