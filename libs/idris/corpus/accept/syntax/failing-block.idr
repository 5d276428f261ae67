-- What stands in a failing block must fail.
failing
  f : Nat
  f = "text"

f : Nat
f = 1
