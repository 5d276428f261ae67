-- rejected: type: another Refl that relates anything
data Same : a -> b -> Type where
  Refl : Same x y

v : Builtin.Equal 0 1
v = Main.Refl
