-- rejected: quantity: an implicit argument of quantity 0 is not there at run time
f : {0 n : Nat} -> Nat
f {n} = n
