-- rejected: type: a value is no type
f : Type -> Nat
f a = 0

g : Nat
g = f True
