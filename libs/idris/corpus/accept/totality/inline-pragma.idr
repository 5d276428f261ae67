-- A modifier and a pragma on one function.
%inline
total
f : Nat -> Nat
f n = n + 1
