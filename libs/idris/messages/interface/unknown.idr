data Square = MkSquare Nat

Printable Square where
  print (MkSquare n) = show n
