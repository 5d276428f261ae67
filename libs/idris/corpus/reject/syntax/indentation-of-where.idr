-- rejected: scope: what where holds is indented
f : Nat
f = g
where
g : Nat
g = 0
