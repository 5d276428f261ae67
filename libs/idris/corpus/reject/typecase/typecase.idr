-- rejected: subset: a function that looks at types (Girard's J operator with Type : Type; parametricity is lost)
size : Type -> Nat
size Bool = 2
size _ = 0
