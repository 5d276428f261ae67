-- How many arguments there are depends on the first.
Adder : Nat -> Type
Adder 0 = Nat
Adder (S k) = Nat -> Adder k

adder : (n : Nat) -> Nat -> Adder n
adder 0 acc = acc
adder (S k) acc = \x => adder k (acc + x)

f : Nat
f = adder 2 0 1 2
