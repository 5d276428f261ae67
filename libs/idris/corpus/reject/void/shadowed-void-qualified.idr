-- rejected: type: a value of another data type that is called Void as well
data Void : Type where
  Empty : Main.Void

v : Builtin.Void
v = Empty
