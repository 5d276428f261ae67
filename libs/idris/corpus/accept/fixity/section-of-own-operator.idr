-- Both sections of an operator of one's own.
infixl 7 <->

(<->) : Nat -> Nat -> Nat
a <-> b = minus a b

f : (List Nat, List Nat)
f = (map (10 <->) [1, 2], map (<-> 1) [1, 2])
