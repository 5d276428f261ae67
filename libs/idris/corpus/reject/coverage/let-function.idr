-- rejected: coverage: the let's function says nothing of S
f : Nat -> Nat
f n =
  let g : Nat -> Nat
      g Z = Z
   in g n
