-- Laws of lists, by rewriting and by congruence.
appendAssoc : (xs, ys, zs : List a) -> xs ++ (ys ++ zs) = (xs ++ ys) ++ zs
appendAssoc [] ys zs = Refl
appendAssoc (x :: xs) ys zs = rewrite appendAssoc xs ys zs in Refl

mapId : (xs : List a) -> map (\x => x) xs = xs
mapId [] = Refl
mapId (x :: xs) = cong (x ::) (mapId xs)
