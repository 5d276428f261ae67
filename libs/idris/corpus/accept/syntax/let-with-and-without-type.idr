-- In one let, a name with its type and one without.
l : Nat -> Nat
l n = let m : Nat
          m = n + 1
          k = m * 2 in k

t : l 1 = 4
t = Refl
