-- rejected: type: the two branches of an if differ
f : Bool -> Nat
f b = if b then 0 else b
