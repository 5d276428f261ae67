-- rejected: hole: in a let that nobody uses
f : Nat -> Nat
f n = let m = the Nat ?unused
      in n
