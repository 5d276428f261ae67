-- Arguments of a clause by their names.
f : (x : Nat) -> {y : Nat} -> Nat
f x {y} = x + y

g : Nat
g = f 1 {y = 2}
