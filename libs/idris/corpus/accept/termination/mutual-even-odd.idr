-- Two functions that call each other on smaller arguments.
mutual
  even : Nat -> Bool
  even 0 = True
  even (S n) = odd n

  odd : Nat -> Bool
  odd 0 = False
  odd (S n) = even n
