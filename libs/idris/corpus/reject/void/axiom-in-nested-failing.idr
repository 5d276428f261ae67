-- rejected: axiom: a failing block inside a failing block
v : Void

failing
  failing
    v = v
  x : Nat
  x = True
