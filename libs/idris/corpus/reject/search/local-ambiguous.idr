-- rejected: ambiguous: two values in scope would do
f : {auto n : Nat} -> Nat
f {n} = n

g : (a, b : Nat) -> Nat
g a b = f
