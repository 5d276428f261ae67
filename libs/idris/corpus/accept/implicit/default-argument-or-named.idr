-- A default, and a named argument in its place, compute.
five : {default 5 n : Nat} -> Nat
five {n} = n

t : Main.five = 5
t = Refl

u : five {n = 6} = 6
u = Refl
