-- rejected: termination: the call is never needed
f : Nat -> Nat
f n = let m = f n
      in 0
