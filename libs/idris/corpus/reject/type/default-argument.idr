-- rejected: type: the default is of another type
f : {default True n : Nat} -> Nat
f {n} = n
