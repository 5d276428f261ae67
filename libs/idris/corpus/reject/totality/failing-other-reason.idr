-- rejected: type: it fails for another reason than its text
failing "Undefined name"
  f : Nat -> Bool
  f n = n
