-- Literals of strings, characters and integers, each with a clause for the rest.
s : String -> Nat
s "a" = 1
s "b" = 2
s _ = 3

c : Char -> Nat
c 'a' = 1
c _ = 2

i : Integer -> Nat
i 0 = 1
i (-1) = 2
i _ = 3

t : (s "b", c 'x', i (-1)) = (2, 2, 2)
t = Refl
