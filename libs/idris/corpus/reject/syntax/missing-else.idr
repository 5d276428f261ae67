-- rejected: syntax: if without else
f : Bool -> Nat
f b = if b then 1
