-- rejected: scope: a parameter of a block is not there outside of it
parameters (k : Nat)
  f : Nat -> Nat
  f n = k + n

g : Nat -> Nat
g n = f k n
