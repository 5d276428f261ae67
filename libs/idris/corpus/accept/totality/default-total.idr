-- All that follows must be total.
%default total

f : List a -> Nat
f [] = 0
f (_ :: xs) = S (f xs)
