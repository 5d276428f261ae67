-- rejected: unification: how a list was put together is not seen from the list
data Parts : List Nat -> Type where
  Join : (xs, ys : List Nat) -> Parts (xs ++ ys)

f : Parts [0] -> Nat
f (Join [] ys) = 0
