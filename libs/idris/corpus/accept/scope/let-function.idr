-- A function declared in a let.
f : Nat -> Nat
f n =
  let g : Nat -> Nat
      g 0 = n
      g (S k) = g k
  in g n
