-- rejected: termination: the call is hidden in a let
f : Nat -> Nat
f n = let m = f n
      in m
