||| What can be done with a value of one type or another.
module Data.Either

import public Control.Function
import Data.List1

%default total

public export
getLeft : Either a b -> Maybe a
getLeft (Left x) = Just x
getLeft (Right _) = Nothing

public export
getRight : Either a b -> Maybe b
getRight (Left _) = Nothing
getRight (Right x) = Just x

public export
isLeft : Either a b -> Bool
isLeft (Left _) = True
isLeft (Right _) = False

public export
isRight : Either a b -> Bool
isRight (Left _) = False
isRight (Right _) = True

public export
data IsRight : Either a b -> Type where
  ItIsRight : IsRight (Right x)

export
Uninhabited (IsRight (Left x)) where
  uninhabited ItIsRight impossible

public export
fromRight : (e : Either l r) -> {auto 0 isRight : IsRight e} -> r
fromRight (Right x) = x
fromRight (Left _) impossible

public export
data IsLeft : Either a b -> Type where
  ItIsLeft : IsLeft (Left x)

export
Uninhabited (IsLeft (Right x)) where
  uninhabited ItIsLeft impossible

public export
fromLeft : (e : Either l r) -> {auto 0 isLeft : IsLeft e} -> l
fromLeft (Left x) = x
fromLeft (Right _) impossible

||| Neighbours of one kind put together.
export
compress : List (Either a b) -> List (Either (List1 a) (List1 b))
compress [] = []
compress (x :: xs) = join x (compress xs)
  where
    join : Either a b -> List (Either (List1 a) (List1 b)) -> List (Either (List1 a) (List1 b))
    join (Left y) (Left ys :: rest) = Left (cons y ys) :: rest
    join (Right y) (Right ys :: rest) = Right (cons y ys) :: rest
    join (Left y) rest = Left (singleton y) :: rest
    join (Right y) rest = Right (singleton y) :: rest

||| What `compress` put together, one by one.
export
decompress : List (Either (List1 a) (List1 b)) -> List (Either a b)
decompress [] = []
decompress (Left xs :: rest) = map Left (forget xs) ++ decompress rest
decompress (Right xs :: rest) = map Right (forget xs) ++ decompress rest

public export
lefts : List (Either a b) -> List a
lefts [] = []
lefts (Left x :: xs) = x :: lefts xs
lefts (Right _ :: xs) = lefts xs

public export
rights : List (Either a b) -> List b
rights [] = []
rights (Left _ :: xs) = rights xs
rights (Right x :: xs) = x :: rights xs

public export
partitionEithers : List (Either a b) -> (List a, List b)
partitionEithers xs = (lefts xs, rights xs)

public export
fromEither : Either a a -> a
fromEither (Left x) = x
fromEither (Right x) = x

public export
mirror : Either a b -> Either b a
mirror (Left x) = Right x
mirror (Right x) = Left x

public export
Zippable (Either a) where
  zipWith f x y = map f x <*> y
  zipWith3 f x y z = map f x <*> y <*> z

  unzipWith f (Left e) = (Left e, Left e)
  unzipWith f (Right x) = bimap Right Right (f x)

  unzipWith3 f (Left e) = (Left e, Left e, Left e)
  unzipWith3 f (Right x) = bimap Right (bimap Right Right) (f x)

export
pushInto : c -> Either a b -> Either (c, a) (c, b)
pushInto z (Left x) = Left (z, x)
pushInto z (Right x) = Right (z, x)

public export
maybeToEither : (def : Lazy e) -> Maybe a -> Either e a
maybeToEither def Nothing = Left def
maybeToEither def (Just x) = Right x

public export
eitherToMaybe : Either e a -> Maybe a
eitherToMaybe (Left _) = Nothing
eitherToMaybe (Right x) = Just x

export
eitherMapFusion : (f : _) -> (g : _) -> (p : _) -> (e : Either a b) -> either f g (map p e) = either f (g . p) e
eitherMapFusion f g p (Left _) = Refl
eitherMapFusion f g p (Right _) = Refl

export
eitherBimapFusion :
  (f : _) -> (g : _) -> (p : _) -> (q : _) -> (e : _) -> either f g (bimap p q e) = either (f . p) (g . q) e
eitherBimapFusion f g p q (Left _) = Refl
eitherBimapFusion f g p q (Right _) = Refl

export
Injective Left where
  injective Refl = Refl

export
Injective Right where
  injective Refl = Refl
