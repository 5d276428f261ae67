-- A named implementation is a name that may be given.
interface Default' a where
  def : a

[one] Default' Nat where
  def = 1

[two] Default' Nat where
  def = 2

f : Nat
f = def @{one} + def @{two}
