-- Several bindings in one let.
f : Nat
f = let a = 1
        b = a + 1
        c : Nat
        c = a + b
    in c
