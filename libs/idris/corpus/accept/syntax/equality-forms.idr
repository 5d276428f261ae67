-- Both ways to write equality, and inequality of booleans.
f : (x : Nat) -> x = x
f x = Refl

g : (x : Nat) -> x === x
g x = Refl

h : 2 ~=~ 2
h = Refl
