-- rejected: subset: a quotation is elaborator reflection
f : Nat -> Nat
f x = `(x)
