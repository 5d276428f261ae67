-- A type by recursion over a list of types.
HList : List Type -> Type
HList [] = ()
HList (t :: ts) = (t, HList ts)

f : HList [Nat, Bool, String]
f = (1, True, "a", ())
