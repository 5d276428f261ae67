-- An argument that is polymorphic.
both : ({0 a : Type} -> a -> a) -> (Nat, Bool) -> (Nat, Bool)
both f (x, y) = (f x, f y)

g : (Nat, Bool)
g = both id (1, True)
