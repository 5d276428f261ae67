-- rejected: search: the only constructor needs what is not there
data Wrap : Type where
  MkWrap : Void -> Wrap

f : {auto p : Wrap} -> Nat
f = 0

g : Nat
g = f
