||| Containers that can be put together place by place, and taken apart again.
module Data.Zippable

%default total

public export
interface Zippable z where
  zipWith : (func : a -> b -> c) -> z a -> z b -> z c

  zip : z a -> z b -> z (a, b)
  zip = zipWith (,)

  export infixr 6 `zip`

  zipWith3 : (func : a -> b -> c -> d) -> z a -> z b -> z c -> z d
  zipWith3 f xs ys = zipWith (uncurry f) (zip xs ys)

  zip3 : z a -> z b -> z c -> z (a, b, c)
  zip3 = zipWith3 (,,)

  unzipWith : (func : a -> (b, c)) -> z a -> (z b, z c)

  unzip : z (a, b) -> (z a, z b)
  unzip = unzipWith id

  unzipWith3 : (func : a -> (b, c, d)) -> z a -> (z b, z c, z d)
  unzipWith3 f xs = mapSnd unzip (unzipWith f xs)

  unzip3 : z (a, b, c) -> (z a, z b, z c)
  unzip3 = unzipWith3 id

||| One container inside another.
public export
[Compose] Zippable f => Zippable g => Zippable (f . g) where
  zipWith func xs ys = zipWith (zipWith func) xs ys
  zipWith3 func xs ys zs = zipWith3 (zipWith3 func) xs ys zs
  unzipWith func xs = unzipWith (unzipWith func) xs
  unzipWith3 func xs = unzipWith3 (unzipWith3 func) xs

  zip xs ys = zipWith zip xs ys
  zip3 xs ys zs = zipWith3 zip3 xs ys zs
  unzip xs = unzipWith unzip xs
  unzip3 xs = unzipWith3 unzip3 xs

||| To put together as the effects say.
public export
[FromApplicative] Applicative f => Zippable f where
  zipWith func xs ys = map func xs <*> ys
  zipWith3 func xs ys zs = map func xs <*> ys <*> zs

  unzip ps = (map fst ps, map snd ps)
  unzip3 ps = (map fst ps, map (fst . snd) ps, map (snd . snd) ps)
  unzipWith func xs = (map (fst . func) xs, map (snd . func) xs)
  unzipWith3 func xs = (map (fst . func) xs, map (fst . snd . func) xs, map (snd . snd . func) xs)

public export
Semigroup a => Zippable (Pair a) where
  zipWith f (l, x) (r, y) = (l <+> r, f x y)
  zipWith3 f (l, x) (m, y) (r, z) = (l <+> m <+> r, f x y z)
  unzipWith f (l, x) = bimap (MkPair l) (MkPair l) (f x)
  unzipWith3 f (l, x) = bimap (MkPair l) (bimap (MkPair l) (MkPair l)) (f x)
