-- Tuples nest to the right.
f : (Nat, Bool, String)
f = (1, True, "a")

g : (Nat, (Bool, String)) -> String
g (_, _, s) = s
