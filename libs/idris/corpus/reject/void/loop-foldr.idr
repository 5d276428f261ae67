-- rejected: termination: the recursive call is an element of what is folded
f : Nat -> Void
f n = foldr (\m, _ => f m) (f n) [n]

v : Void
v = f 0
