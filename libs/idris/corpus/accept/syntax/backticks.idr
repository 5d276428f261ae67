-- A function between its arguments.
infixl 6 `add`

add : Nat -> Nat -> Nat
add a b = a + b

f : Nat
f = 1 `add` 2 `add` 3
