-- rejected: axiom: a failing block that tries to define the name takes away that its body is missing
v : Void

failing
  v = ()
