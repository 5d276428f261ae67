-- rejected: termination: two local functions call each other
f : Nat -> Nat
f n = g n
  where
    h : Nat -> Nat
    g : Nat -> Nat
    g m = h m
    h m = g m
