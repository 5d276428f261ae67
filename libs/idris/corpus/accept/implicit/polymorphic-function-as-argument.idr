-- A polymorphic function is passed on, by name and as a lambda.
both : ({0 a : Type} -> a -> a) -> (Nat, Bool)
both f = (f 3, f True)

byName : (Nat, Bool)
byName = both id

byLambda : (Nat, Bool)
byLambda = both (\x => x)

explicit : ((a : Type) -> a -> a) -> Nat
explicit f = f Nat 3

two : Nat
two = explicit (\_, x => x)
