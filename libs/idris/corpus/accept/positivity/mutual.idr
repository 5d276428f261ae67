-- Two types, each positive in the other.
mutual
  data Forest = Nil | Cons Tree Forest
  data Tree = Grow Forest
