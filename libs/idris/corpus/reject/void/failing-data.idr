-- rejected: scope: a constructor that a failing block gives to a type announced before
data T : Type

no : T -> Void

failing
  data T : Type where
    Ok : T
  x : Nat
  x = True

data T : Type where
  Never : Void -> T

no (Never x) = x

v : Void
v = no Ok
