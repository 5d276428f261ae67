-- A list comprehension with two sources, a let and a condition.
f : List (Nat, Nat)
f = [(x, y) | x <- [1, 2, 3], y <- [4, 5], let s = x + y, s > 6]
