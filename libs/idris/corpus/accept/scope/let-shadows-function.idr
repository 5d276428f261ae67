-- A local name hides a global one.
helper : Nat
helper = 1

f : Nat -> Nat
f helper = helper + 1
