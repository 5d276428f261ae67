-- Every form of binder in one type.
f : {0 a : Type} -> {default 3 n : Nat} -> {auto p : n = n} -> (1 x : a) -> a
f x = x

g : Bool
g = f True
