-- Ranges with and without a step.
f : List Nat
f = [1 .. 5]

g : List Nat
g = [1, 3 .. 9]
