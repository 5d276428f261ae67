-- Arguments given by their names, in any order.
f : (x : Nat) -> (y : Nat) -> Nat
f x y = minus x y

g : Nat
g = f {y = 1} {x = 3}
