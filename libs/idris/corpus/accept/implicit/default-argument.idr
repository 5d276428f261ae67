-- An implicit argument with a default.
three : {default 3 n : Nat} -> Nat
three {n} = n

g : Main.three + Main.three {n = 4} = 7
g = Refl
