-- rejected: interface: (-1) is a negative number, not a section
f : Nat -> Nat
f = (- 1)
