-- rejected: termination: a function in a let calls itself
f : Nat -> Nat
f n = let g : Nat -> Nat
          g m = g (S m)
      in g n
