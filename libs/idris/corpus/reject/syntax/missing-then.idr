-- rejected: syntax: if without then
f : Bool -> Nat
f b = if b 1 else 2
