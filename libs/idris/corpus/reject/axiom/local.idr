-- rejected: axiom: a local type without a body
f : Nat
f = g
  where
    g : Nat
