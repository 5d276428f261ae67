-- rejected: termination: a function in a let calls the one around it
f : Nat -> Nat
f n = let g : Nat -> Nat
          g m = f n
      in g n
