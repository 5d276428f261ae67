-- rejected: scope: a failing block keeps what it declares
failing
  f : Nat
  f = True

g : Nat
g = f
