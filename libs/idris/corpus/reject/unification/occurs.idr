-- rejected: type: a function applied to itself has no type
f : a -> a
f x = x

g : Nat
g = (\x => x x) f
