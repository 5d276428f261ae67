-- rejected: type: a failing block that does not fail
failing
  f : Nat
  f = 0
