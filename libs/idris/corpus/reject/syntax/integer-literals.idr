-- rejected: type: a function of one’s own gives literals another meaning
twice : Num a => Integer -> a
twice n = fromInteger (n + n)
%integerLit twice
two : 2 = S (S Z)
two = Refl
