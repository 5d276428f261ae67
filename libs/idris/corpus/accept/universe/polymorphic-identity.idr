-- One identity, at values, at types and at functions on types.
id' : {a : Type} -> a -> a
id' x = x

f : Nat
f = id' 3

g : Type
g = id' Nat

h : Type -> Type
h = id' List
