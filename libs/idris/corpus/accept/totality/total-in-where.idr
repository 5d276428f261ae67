-- The default holds for local functions.
%default total

f : Nat -> Nat
f n = go n 0
  where
    go : Nat -> Nat -> Nat
    go 0 acc = acc
    go (S k) acc = go k (S acc)
