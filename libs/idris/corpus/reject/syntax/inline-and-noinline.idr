-- rejected: syntax: the two pragmas contradict each other
%inline %noinline
f : Nat -> Nat
f x = x
