-- rejected: scope: %hide takes the name away
twice : Nat -> Nat
twice n = n + n

%hide Main.twice

f : Nat
f = twice 2
