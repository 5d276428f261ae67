-- rejected: termination: forward declarations are mutual too
g : Nat -> Nat

f : Nat -> Nat
f n = g n

g n = f n
