-- rejected: scope: a let binds in its body only
f : Nat -> Nat
f x = (let y = x in y) + y
