add : Nat -> Nat -> Nat
add a b = a + b

inc : Nat -> Nat
inc n = add 1
