||| Lists: access, parts, and laws.
module Data.List

import public Data.Maybe

%default total

public export
isNil : List a -> Bool
isNil [] = True
isNil (x :: xs) = False

public export
isCons : List a -> Bool
isCons [] = False
isCons (x :: xs) = True

public export
snoc : List a -> a -> List a
snoc xs x = xs ++ [x]

public export
take : (n : Nat) -> (xs : List a) -> List a
take Z xs = []
take (S k) [] = []
take (S k) (x :: xs) = x :: take k xs

public export
drop : (n : Nat) -> (xs : List a) -> List a
drop Z xs = xs
drop (S n) [] = []
drop (S n) (x :: xs) = drop n xs

||| The position is inside the list.
public export
data InBounds : (k : Nat) -> (xs : List a) -> Type where
  InFirst : InBounds Z (x :: xs)
  InLater : InBounds k xs -> InBounds (S k) (x :: xs)

public export
index : (n : Nat) -> (xs : List a) -> {auto 0 ok : InBounds n xs} -> a
index Z (x :: xs) {ok = InFirst} = x
index (S k) (x :: xs) {ok = InLater p} = index k xs {ok = p}

public export
takeWhile : (p : a -> Bool) -> (xs : List a) -> List a
takeWhile p [] = []
takeWhile p (x :: xs) = if p x then x :: takeWhile p xs else []

public export
dropWhile : (p : a -> Bool) -> (xs : List a) -> List a
dropWhile p [] = []
dropWhile p (x :: xs) = if p x then dropWhile p xs else x :: xs

public export
find : (p : a -> Bool) -> (xs : List a) -> Maybe a
find p [] = Nothing
find p (x :: xs) = if p x then Just x else find p xs

public export
lookupBy : (a -> b -> Bool) -> a -> List (b, v) -> Maybe v
lookupBy p e [] = Nothing
lookupBy p e ((l, r) :: xs) = if p e l then Just r else lookupBy p e xs

public export
lookup : Eq a => a -> List (a, b) -> Maybe b
lookup x xs = lookupBy (==) x xs

public export
singleton : a -> List a
singleton x = [x]

public export
replicate : (n : Nat) -> (x : a) -> List a
replicate Z x = []
replicate (S k) x = x :: replicate k x

public export
partition : (p : a -> Bool) -> (xs : List a) -> (List a, List a)
partition p [] = ([], [])
partition p (x :: xs) = case partition p xs of
  (lefts, rights) => if p x then (x :: lefts, rights) else (lefts, x :: rights)

public export
splitAt : (n : Nat) -> (xs : List a) -> (List a, List a)
splitAt Z xs = ([], xs)
splitAt (S k) [] = ([], [])
splitAt (S k) (x :: xs) = case splitAt k xs of
  (tk, dr) => (x :: tk, dr)

public export
catMaybes : List (Maybe a) -> List a
catMaybes xs = mapMaybe id xs

||| The list has an element.
public export
data NonEmpty : (xs : List a) -> Type where
  IsNonEmpty : NonEmpty (x :: xs)

export
Uninhabited (NonEmpty []) where
  uninhabited IsNonEmpty impossible

public export
head : (l : List a) -> {auto 0 ok : NonEmpty l} -> a
head [] impossible
head (x :: _) = x

public export
tail : (l : List a) -> {auto 0 ok : NonEmpty l} -> List a
tail [] impossible
tail (_ :: xs) = xs

export
Uninhabited ([] = x :: xs) where
  uninhabited Refl impossible

export
Uninhabited (x :: xs = []) where
  uninhabited Refl impossible

export
consInjective : forall x, xs, y, ys . the (List a) (x :: xs) = the (List a) (y :: ys) -> (x = y, xs = ys)
consInjective Refl = (Refl, Refl)

export
appendNilRightNeutral : (l : List a) -> l ++ [] = l
appendNilRightNeutral [] = Refl
appendNilRightNeutral (x :: xs) = cong (x ::) (appendNilRightNeutral xs)

export
appendAssociative : (l, c, r : List a) -> l ++ (c ++ r) = (l ++ c) ++ r
appendAssociative [] c r = Refl
appendAssociative (x :: xs) c r = cong (x ::) (appendAssociative xs c r)

export
lengthMap : (xs : List a) -> length (map f xs) = length xs
lengthMap [] = Refl
lengthMap (x :: xs) = cong S (lengthMap xs)

export
lengthReplicate : (n : Nat) -> length (replicate n x) = n
lengthReplicate Z = Refl
lengthReplicate (S n) = cong S (lengthReplicate n)

export
mapFusion : (g : b -> c) -> (f : a -> b) -> (xs : List a) -> map g (map f xs) = map (g . f) xs
mapFusion g f [] = Refl
mapFusion g f (x :: xs) = cong (g (f x) ::) (mapFusion g f xs)

export
mapAppend : (f : a -> b) -> (xs, ys : List a) -> map f (xs ++ ys) = map f xs ++ map f ys
mapAppend f [] ys = Refl
mapAppend f (x :: xs) ys = cong (f x ::) (mapAppend f xs ys)
