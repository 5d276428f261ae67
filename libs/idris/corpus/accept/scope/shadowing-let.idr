-- A let may take a name again and speak of the one before.
f : Nat -> Nat
f x = let x = S x in let x = S x in x

ok : f 1 = 3
ok = Refl
