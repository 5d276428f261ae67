size : {0 n : Nat} -> Nat
size = n
