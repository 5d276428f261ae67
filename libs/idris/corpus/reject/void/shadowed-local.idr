-- rejected: type: a local variable named as the empty type is another type
f : (Void : Type) -> Void -> Builtin.Void
f t x = x

v : Builtin.Void
v = f Nat 0
