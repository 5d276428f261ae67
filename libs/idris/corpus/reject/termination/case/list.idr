-- rejected: termination: the tail of another list
f : List Nat -> List Nat -> Nat
f xs ys = case ys of
  [] => f xs xs
  (z :: zs) => f xs zs
