-- The implicit arguments are in the explicit one's type.
id' : {a : Type} -> a -> a
id' x = x

f : Nat
f = id' (id' 3)
