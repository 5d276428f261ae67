||| What can be done with a value that may be absent.
module Data.Maybe

import Control.Function
import Data.Zippable

%default total

public export
isNothing : Maybe a -> Bool
isNothing Nothing = True
isNothing (Just _) = False

public export
isJust : Maybe a -> Bool
isJust Nothing = False
isJust (Just _) = True

||| The value is there.
public export
data IsJust : Maybe a -> Type where
  ItIsJust : IsJust (Just x)

export
Uninhabited (IsJust Nothing) where
  uninhabited ItIsJust impossible

public export
isItJust : (v : Maybe a) -> Dec (IsJust v)
isItJust (Just _) = Yes ItIsJust
isItJust Nothing = No absurd

public export
fromMaybe : (Lazy a) -> Maybe a -> a
fromMaybe fallback Nothing = fallback
fromMaybe _ (Just x) = x

public export
fromJust : (v : Maybe a) -> (0 _ : IsJust v) => a
fromJust (Just x) = x
fromJust Nothing impossible

public export
toMaybe : Bool -> Lazy a -> Maybe a
toMaybe True x = Just x
toMaybe False _ = Nothing

public export
decToMaybe : Dec a -> Maybe a
decToMaybe (Yes x) = Just x
decToMaybe (No _) = Nothing

export
Injective Just where
  injective Refl = Refl

public export
lowerMaybe : Monoid a => Maybe a -> a
lowerMaybe Nothing = neutral
lowerMaybe (Just x) = x

export
raiseToMaybe : Monoid a => Eq a => a -> Maybe a
raiseToMaybe x = if x == neutral then Nothing else Just x

public export
filter : (a -> Bool) -> Maybe a -> Maybe a
filter _ Nothing = Nothing
filter p (Just x) = toMaybe (p x) x

namespace Semigroup
  ||| Two that are there are combined.
  public export
  [Deep] Semigroup a => Semigroup (Maybe a) where
    Nothing <+> y = y
    Just x <+> Nothing = Just x
    Just x <+> Just y = Just (x <+> y)

namespace Monoid
  public export
  [Deep] Semigroup a => Monoid (Maybe a) using Semigroup.Deep where
    neutral = Nothing

public export
Zippable Maybe where
  zipWith f x y = map f x <*> y
  zipWith3 f x y z = map f x <*> y <*> z

  unzipWith f Nothing = (Nothing, Nothing)
  unzipWith f (Just x) = bimap Just Just (f x)

  unzipWith3 f Nothing = (Nothing, Nothing, Nothing)
  unzipWith3 f (Just x) = bimap Just (bimap Just Just) (f x)

public export %inline
maybeCong : (f : a -> b) -> Maybe (x = y) -> Maybe (f x = f y)
maybeCong f same = map (\eq => cong f eq) same

public export %inline
maybeCong2 : (f : a -> b -> c) -> Maybe (x = y) -> Maybe (v = w) -> Maybe (f x v = f y w)
maybeCong2 f same1 same2 = map (\eq1, eq2 => cong2 f eq1 eq2) same1 <*> same2
