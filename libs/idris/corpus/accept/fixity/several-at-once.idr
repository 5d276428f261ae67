-- One declaration for several operators.
infixr 5 +>, <+

(+>), (<+) : Nat -> Nat -> Nat
a +> b = a + b
a <+ b = a * b

f : Nat
f = 1 +> 2 <+ 3
