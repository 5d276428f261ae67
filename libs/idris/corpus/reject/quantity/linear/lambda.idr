-- rejected: quantity: a linear lambda that drops its argument
f : ((1 x : Nat) -> Nat) -> Nat
f g = g 0

h : Nat
h = f (\x => 0)
