-- rejected: pattern: what cannot even be of the type is no impossible case
f : Nat -> Nat
f n = n
f True impossible
