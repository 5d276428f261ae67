-- rejected: termination: two constants that give each other
mutual
  v : Void
  v = w

  w : Void
  w = v
