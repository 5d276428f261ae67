-- rejected: interface: a string is no number
f : Nat
f = "3"
