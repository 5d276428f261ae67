-- Two implicit arguments given by names.
pair : {a, b : Type} -> a -> b -> (a, b)
pair x y = (x, y)

f : (Nat, Bool)
f = pair {b = Bool} {a = Nat} 1 True
