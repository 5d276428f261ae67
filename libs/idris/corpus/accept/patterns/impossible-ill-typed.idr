-- What cannot even be of the type is impossible, too.
f : Nat -> Nat
f n = n
f True impossible
