mutual
  isEven : Nat -> Bool
  isEven 0 = True
  isEven n = isOdd n

  isOdd : Nat -> Bool
  isOdd 0 = False
  isOdd (S k) = isEven (S k)
