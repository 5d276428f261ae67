-- In a mutual block each sees the others.
mutual
  data A = MkA B | EndA
  data B = MkB A

mutual
  depthA : A -> Nat
  depthA EndA = 0
  depthA (MkA b) = depthB b

  depthB : B -> Nat
  depthB (MkB a) = S (depthA a)
