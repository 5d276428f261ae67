add : Nat -> Nat -> Nat
add a b = a + b

seven : Nat
seven = add 1 2 4
