-- rejected: subset: a transformation rule replaces one function by another that means something else
zero : Nat
zero = 0

%transform "lie" Main.zero = S Main.zero

v : Main.zero = 1 -> Void
v Refl impossible
