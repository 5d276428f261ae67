-- rejected: syntax: the body of a clause is indented
f : Nat
f =
0
