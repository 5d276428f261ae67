-- What is impossible stands in an implicit argument.
f : {auto p : S n = 0} -> Void
f {p = Refl} impossible
