-- Pragmas that change nothing about what is true.
%default total

%name Nat n, m, k

%inline
f : Nat -> Nat
f n = n

%tcinline
g : Nat -> Nat
g n = f n
