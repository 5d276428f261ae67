-- rejected: quantity: an erased let
f : Nat -> Nat
f n = let 0 m = n
      in m
