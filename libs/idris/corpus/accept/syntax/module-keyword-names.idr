-- Words that are no keywords where a name is meant.
f : Nat -> Nat
f total' = total' + 1

g : (hiding : Nat) -> (as : Nat) -> Nat
g hiding as = hiding + as
