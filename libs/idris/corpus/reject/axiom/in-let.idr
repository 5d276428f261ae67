-- rejected: axiom: a let's type without a body
f : Nat
f = let g : Nat
    in g
