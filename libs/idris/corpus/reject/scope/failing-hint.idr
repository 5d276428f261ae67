-- rejected: search: a hint in a failing block is none outside of it
data T : Type where
  MkT : Void -> T

failing
  %hint
  hint : T
  hint = MkT ()

f : {auto t : T} -> Nat
f = 0

g : Nat
g = f
