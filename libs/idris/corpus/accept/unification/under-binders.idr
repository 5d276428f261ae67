-- An equation between function types.
f : ((x : Nat) -> x = x) -> ((y : Nat) -> y = y)
f p = p
