-- rejected: scope: names are there after their declaration, unless mutual
f : Nat -> Nat
f x = g x

g : Nat -> Nat
g x = x
