-- A function of one’s own gives literals their meaning, in patterns as well.
twice : Num a => Integer -> a
twice n = fromInteger (n + n)
%integerLit twice
four : Nat
four = 2
isFour : Nat -> Bool
isFour 2 = True
isFour _ = False
yes : isFour (S (S (S (S Z)))) = True
yes = Refl
