-- rejected: axiom: a type without a body
f : Nat
