-- rejected: implicit: the type of the empty list is not known
f : Nat
f = length []
