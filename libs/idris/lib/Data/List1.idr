||| Lists that have at least one element.
module Data.List1

import public Control.Function
import public Data.Zippable

%default total

export infixr 7 :::

public export
record List1 a where
  constructor (:::)
  head : a
  tail : List a

%name List1 xs, ys, zs

public export
fromList : List a -> Maybe (List1 a)
fromList [] = Nothing
fromList (x :: xs) = Just (x ::: xs)

public export
singleton : (x : a) -> List1 a
singleton x = x ::: []

||| The list, no longer known to have an element.
public export
forget : List1 a -> List a
forget (x ::: xs) = x :: xs

export
last : List1 a -> a
last (x ::: xs) = end x xs
  where
    end : a -> List a -> a
    end y [] = y
    end _ (y :: ys) = end y ys

export
init : List1 a -> List a
init (x ::: xs) = start x xs
  where
    start : a -> List a -> List a
    start _ [] = []
    start y (z :: zs) = y :: start z zs

public export
foldr1By : (func : a -> b -> b) -> (map : a -> b) -> (l : List1 a) -> b
foldr1By f map (x ::: xs) = fold x xs
  where
    fold : a -> List a -> b
    fold y [] = map y
    fold y (z :: zs) = f y (fold z zs)

public export
foldl1By : (func : b -> a -> b) -> (map : a -> b) -> (l : List1 a) -> b
foldl1By f map (x ::: xs) = foldl f (map x) xs

public export
foldr1 : (func : a -> a -> a) -> (l : List1 a) -> a
foldr1 f xs = foldr1By f id xs

public export
foldl1 : (func : a -> a -> a) -> (l : List1 a) -> a
foldl1 f xs = foldl1By f id xs

public export
length : List1 a -> Nat
length (_ ::: xs) = S (length xs)

public export
appendl : (xs : List1 a) -> (ys : List a) -> List1 a
appendl (x ::: xs) ys = x ::: (xs ++ ys)

public export
(++) : (xs, ys : List1 a) -> List1 a
xs ++ ys = appendl xs (forget ys)

public export
lappend : (xs : List a) -> (ys : List1 a) -> List1 a
lappend [] ys = ys
lappend (x :: xs) ys = (x ::: xs) ++ ys

public export
cons : (x : a) -> (xs : List1 a) -> List1 a
cons x xs = x ::: forget xs

public export
snoc : (xs : List1 a) -> (x : a) -> List1 a
snoc xs x = xs ++ singleton x

||| All but the last element, and the last.
public export
unsnoc : (xs : List1 a) -> (List a, a)
unsnoc (x ::: xs) = go x xs
  where
    go : a -> List a -> (List a, a)
    go y [] = ([], y)
    go y (z :: zs) = let (start, end) = go z zs in (y :: start, end)

public export
reverseOnto : (acc : List1 a) -> (xs : List a) -> List1 a
reverseOnto acc [] = acc
reverseOnto acc (x :: xs) = reverseOnto (x ::: forget acc) xs

public export
reverse : (xs : List1 a) -> List1 a
reverse (x ::: xs) = reverseOnto (singleton x) xs

public export
Semigroup (List1 a) where
  (<+>) = (++)

public export
Functor List1 where
  map f (x ::: xs) = f x ::: map f xs

public export
Applicative List1 where
  pure x = singleton x
  (f ::: fs) <*> xs = appendl (map f xs) (fs <*> forget xs)

public export
Monad List1 where
  (x ::: xs) >>= f = appendl (f x) (xs >>= \y => forget (f y))

public export
Foldable List1 where
  foldr c n (x ::: xs) = c x (foldr c n xs)
  foldl f z (x ::: xs) = foldl f (f z x) xs
  null _ = False
  toList xs = forget xs
  foldMap f (x ::: xs) = f x <+> foldMap f xs

public export
Traversable List1 where
  traverse f (x ::: xs) = map (:::) (f x) <*> traverse f xs

export
Show a => Show (List1 a) where
  show xs = show (forget xs)

public export
Eq a => Eq (List1 a) where
  (x ::: xs) == (y ::: ys) = x == y && xs == ys

public export
Ord a => Ord (List1 a) where
  compare xs ys = compare (forget xs) (forget ys)

public export
Zippable List1 where
  zipWith f (x ::: xs) (y ::: ys) = f x y ::: tails xs ys
    where
      tails : List a -> List b -> List c
      tails (v :: vs) (w :: ws) = f v w :: tails vs ws
      tails _ _ = []

  zipWith3 f (x ::: xs) (y ::: ys) (z ::: zs) = f x y z ::: tails xs ys zs
    where
      tails : List a -> List b -> List c -> List d
      tails (u :: us) (v :: vs) (w :: ws) = f u v w :: tails us vs ws
      tails _ _ _ = []

  unzipWith f (x ::: xs) = (fst (f x) ::: map (fst . f) xs, snd (f x) ::: map (snd . f) xs)

  unzipWith3 f (x ::: xs) =
    ( fst (f x) ::: map (fst . f) xs
    , fst (snd (f x)) ::: map (fst . snd . f) xs
    , snd (snd (f x)) ::: map (snd . snd . f) xs
    )

export
Uninhabited a => Uninhabited (List1 a) where
  uninhabited (x ::: _) = uninhabited x

||| The elements that satisfy the predicate, if there are any.
public export %inline
filter : (a -> Bool) -> List1 a -> Maybe (List1 a)
filter p xs = fromList (filter p (forget xs))
