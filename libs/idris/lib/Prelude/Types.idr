||| Natural numbers, Maybe, Dec, Either, and what lists and strings can do.
module Prelude.Types

import Builtin
import Prelude.Basics
import Prelude.EqOrd
import Prelude.Interfaces
import Prelude.Num
import Prelude.Ops
import Prelude.Uninhabited

%default total

-- Natural numbers -------------------------------------------------------------

||| Natural numbers: unbounded, unsigned.
public export
data Nat = Z | S Nat

%name Nat k, j, i

||| The natural number of an integer; a negative one gives zero.
public export
integerToNat : Integer -> Nat
integerToNat x = prim__integerToNat x

public export
plus : (x : Nat) -> (y : Nat) -> Nat
plus Z y = y
plus (S k) y = S (plus k y)

||| Subtraction that stops at zero.
public export
minus : (left : Nat) -> Nat -> Nat
minus Z right = Z
minus left Z = left
minus (S left) (S right) = minus left right

public export
mult : (x : Nat) -> Nat -> Nat
mult Z y = Z
mult (S k) y = plus y (mult k y)

public export
Num Nat where
  (+) = plus
  (*) = mult
  fromInteger x = integerToNat x

public export
equalNat : (m, n : Nat) -> Bool
equalNat Z Z = True
equalNat (S j) (S k) = equalNat j k
equalNat _ _ = False

public export
Eq Nat where
  (==) = equalNat

public export
compareNat : (m, n : Nat) -> Ordering
compareNat Z Z = EQ
compareNat Z (S k) = LT
compareNat (S k) Z = GT
compareNat (S j) (S k) = compareNat j k

public export
Ord Nat where
  compare = compareNat

public export
natToInteger : Nat -> Integer
natToInteger Z = 0
natToInteger (S k) = 1 + natToInteger k

-- Maybe -----------------------------------------------------------------------

public export
data Maybe : (ty : Type) -> Type where
  Nothing : Maybe ty
  Just : (x : ty) -> Maybe ty

public export
Uninhabited (Nothing = Just x) where
  uninhabited Refl impossible

public export
Uninhabited (Just x = Nothing) where
  uninhabited Refl impossible

public export
maybe : Lazy b -> Lazy (a -> b) -> Maybe a -> b
maybe n j Nothing = n
maybe n j (Just x) = (force j) x

public export
Eq a => Eq (Maybe a) where
  Nothing == Nothing = True
  Just a == Just b = a == b
  _ == _ = False

public export
Semigroup (Maybe a) where
  Nothing <+> m = m
  (Just x) <+> _ = Just x

public export
Monoid (Maybe a) where
  neutral = Nothing

public export
Functor Maybe where
  map f (Just x) = Just (f x)
  map f Nothing = Nothing

public export
Applicative Maybe where
  pure = Just
  Just f <*> Just a = Just (f a)
  _ <*> _ = Nothing

public export
Alternative Maybe where
  empty = Nothing
  (Just x) <|> _ = Just x
  Nothing <|> v = v

public export
Monad Maybe where
  Nothing >>= k = Nothing
  (Just x) >>= k = k x

public export
Foldable Maybe where
  foldr _ z Nothing = z
  foldr f z (Just x) = f x z

-- Equivalence and decisions ---------------------------------------------------

public export
record (<=>) (a, b : Type) where
  constructor MkEquivalence
  leftToRight : a -> b
  rightToLeft : b -> a

||| A decision: the proof, or why there is none.
public export
data Dec : Type -> Type where
  Yes : (prf : prop) -> Dec prop
  No : (contra : Not prop) -> Dec prop

public export
viaEquivalence : a <=> b -> Dec a -> Dec b
viaEquivalence f (Yes a) = Yes (f.leftToRight a)
viaEquivalence f (No na) = No (\b => na (f.rightToLeft b))

-- Either ----------------------------------------------------------------------

public export
data Either : (a : Type) -> (b : Type) -> Type where
  Left : forall a, b . (x : a) -> Either a b
  Right : forall a, b . (x : b) -> Either a b

export
Uninhabited a => Uninhabited b => Uninhabited (Either a b) where
  uninhabited (Left l) = uninhabited l
  uninhabited (Right r) = uninhabited r

public export
either : (f : Lazy (a -> c)) -> (g : Lazy (b -> c)) -> (e : Either a b) -> c
either l r (Left x) = (force l) x
either l r (Right x) = (force r) x

public export
Functor (Either e) where
  map f (Left x) = Left x
  map f (Right x) = Right (f x)

public export
Applicative (Either e) where
  pure = Right
  (Left a) <*> _ = Left a
  (Right f) <*> (Right r) = Right (f r)
  (Right _) <*> (Left l) = Left l

public export
Monad (Either e) where
  (Left n) >>= _ = Left n
  (Right r) >>= f = f r

-- Lists -----------------------------------------------------------------------

public export
Eq a => Eq (List a) where
  [] == [] = True
  x :: xs == y :: ys = x == y && xs == ys
  _ == _ = False

namespace SnocList
  export infixl 7 <><
  export infixr 6 <>>

  ||| A list put after a snoc list.
  public export
  (<><) : SnocList a -> List a -> SnocList a
  sx <>< [] = sx
  sx <>< (x :: xs) = (sx :< x) <>< xs

  ||| A snoc list put before a list.
  public export
  (<>>) : SnocList a -> List a -> List a
  Lin <>> xs = xs
  (sx :< x) <>> xs = sx <>> (x :: xs)

  public export
  (++) : (sx, sy : SnocList a) -> SnocList a
  (++) sx Lin = sx
  (++) sx (sy :< y) = (sx ++ sy) :< y

  public export
  length : SnocList a -> Nat
  length Lin = Z
  length (sx :< x) = S (length sx)

namespace List
  public export
  (++) : (xs, ys : List a) -> List a
  [] ++ ys = ys
  (x :: xs) ++ ys = x :: (xs ++ ys)

  public export
  length : List a -> Nat
  length [] = Z
  length (x :: xs) = S (length xs)

  public export
  filter : (p : a -> Bool) -> List a -> List a
  filter p [] = []
  filter p (x :: xs) = if p x then x :: filter p xs else filter p xs

  public export
  mapMaybe : (a -> Maybe b) -> List a -> List b
  mapMaybe f [] = []
  mapMaybe f (x :: xs) = case f x of
    Nothing => mapMaybe f xs
    Just j => j :: mapMaybe f xs

  public export
  reverseOnto : List a -> List a -> List a
  reverseOnto acc [] = acc
  reverseOnto acc (x :: xs) = reverseOnto (x :: acc) xs

  public export
  reverse : List a -> List a
  reverse xs = reverseOnto [] xs

  public export
  mapImpl : (a -> b) -> List a -> List b
  mapImpl f [] = []
  mapImpl f (x :: xs) = f x :: mapImpl f xs

public export
Functor List where
  map = mapImpl

public export
Semigroup (List a) where
  (<+>) = (++)

public export
Monoid (List a) where
  neutral = []

public export
Foldable List where
  foldr c n [] = n
  foldr c n (x :: xs) = c x (foldr c n xs)

  foldl f q [] = q
  foldl f q (x :: xs) = foldl f (f q x) xs

  null [] = True
  null (_ :: _) = False

  toList xs = xs

public export
listBindOnto : (a -> List b) -> List b -> List a -> List b
listBindOnto f xs [] = reverse xs
listBindOnto f xs (y :: ys) = listBindOnto f (reverseOnto xs (f y)) ys

public export
listBind : List a -> (a -> List b) -> List b
listBind as f = listBindOnto f Nil as

public export
Applicative List where
  pure x = [x]
  fs <*> vs = listBind fs (\f => map f vs)

public export
Alternative List where
  empty = []
  xs <|> ys = xs ++ ys

public export
Monad List where
  (>>=) = listBind

public export
Traversable List where
  traverse f [] = pure []
  traverse f (x :: xs) = map (::) (f x) <*> traverse f xs

public export
elemBy : Foldable t => (a -> a -> Bool) -> a -> t a -> Bool
elemBy p e xs = any (p e) xs

public export
elem : Foldable t => Eq a => a -> t a -> Bool
elem e xs = elemBy (==) e xs

export
getAt : Nat -> List a -> Maybe a
getAt Z (x :: xs) = Just x
getAt (S k) (x :: xs) = getAt k xs
getAt _ [] = Nothing

-- Strings ---------------------------------------------------------------------

namespace String
  public export
  (++) : (x : String) -> (y : String) -> String
  x ++ y = prim__strAppend x y

public export
Semigroup String where
  x <+> y = prim__strAppend x y

public export
Monoid String where
  neutral = ""
