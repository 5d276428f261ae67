-- rejected: syntax: no such default
%default terminating

f : Nat -> Nat
f n = n
