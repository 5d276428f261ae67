-- A lambda of several arguments, with and without types.
f : Nat -> Nat -> Nat
f = \a, b => a + b

g : Nat -> Nat -> Nat
g = \a : Nat, b : Nat => a + b
