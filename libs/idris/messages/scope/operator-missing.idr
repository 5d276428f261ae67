rest : List Nat -> List Nat -> List Nat
rest xs ys = xs \\ ys
