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

||| How many elements satisfy the predicate.
public export
count : Foldable t => (predicate : a -> Bool) -> t a -> Nat
count predicate xs = foldMap @{%search} @{Additive} (\x => if predicate x then 1 else 0) xs

-- Pairs -----------------------------------------------------------------------

public export
Bifunctor Pair where
  bimap f g (x, y) = (f x, g y)

public export
Bifoldable Pair where
  bifoldr f g z (x, y) = f x (g y z)
  bifoldl f g z (x, y) = g (f z x) y
  binull _ = False

public export
Bitraversable Pair where
  bitraverse f g (x, y) = map MkPair (f x) <*> g y

public export
Functor (Pair a) where
  map f p = mapSnd f p

public export
Foldable (Pair a) where
  foldr f z (_, y) = f y z
  foldl f z (_, y) = f z y
  null _ = False

public export
Traversable (Pair a) where
  traverse f (x, y) = map (MkPair x) (f y)

public export
Monoid a => Applicative (Pair a) where
  pure y = (neutral, y)
  (x1, f) <*> (x2, y) = (x1 <+> x2, f y)

public export
Monoid a => Monad (Pair a) where
  (x1, y) >>= f = case f y of
    (x2, z) => (x1 <+> x2, z)

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

public export %inline
whenJust : Applicative f => Maybe a -> (a -> f ()) -> f ()
whenJust Nothing k = pure ()
whenJust (Just x) k = k x

public export
Eq a => Eq (Maybe a) where
  Nothing == Nothing = True
  Just a == Just b = a == b
  _ == _ = False

public export
Ord a => Ord (Maybe a) where
  compare Nothing Nothing = EQ
  compare Nothing (Just _) = LT
  compare (Just _) Nothing = GT
  compare (Just x) (Just y) = compare x y

||| The first that is there.
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
  null Nothing = True
  null (Just _) = False

public export
Traversable Maybe where
  traverse f Nothing = pure Nothing
  traverse f (Just x) = map Just (f x)

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

export
Uninhabited (Yes p === No q) where
  uninhabited Refl impossible

export
Uninhabited (No p === Yes q) where
  uninhabited Refl impossible

||| To decide what is equivalent.
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
Uninhabited (Left p === Right q) where
  uninhabited Refl impossible

export
Uninhabited (Right p === Left q) where
  uninhabited Refl impossible

emptyPair : Either (Uninhabited a) (Uninhabited b) -> Not (a, b)
emptyPair (Left noA) (x, _) = uninhabited @{noA} x
emptyPair (Right noB) (_, y) = uninhabited @{noB} y

||| One empty component is enough.
export
(which : Either (Uninhabited a) (Uninhabited b)) => Uninhabited (a, b) where
  uninhabited xy = emptyPair which xy

export
Uninhabited a => Uninhabited b => Uninhabited (Either a b) where
  uninhabited (Left l) = uninhabited l
  uninhabited (Right r) = uninhabited r

public export
either : (f : Lazy (a -> c)) -> (g : Lazy (b -> c)) -> (e : Either a b) -> c
either l r (Left x) = (force l) x
either l r (Right x) = (force r) x

public export
(Eq a, Eq b) => Eq (Either a b) where
  Left x == Left y = x == y
  Right x == Right y = x == y
  _ == _ = False

public export
(Ord a, Ord b) => Ord (Either a b) where
  compare (Left x) (Left y) = compare x y
  compare (Left _) (Right _) = LT
  compare (Right _) (Left _) = GT
  compare (Right x) (Right y) = compare x y

public export
Functor (Either e) where
  map f (Left x) = Left x
  map f (Right x) = Right (f x)

public export
Bifunctor Either where
  bimap f _ (Left x) = Left (f x)
  bimap _ g (Right y) = Right (g y)

public export
Bifoldable Either where
  bifoldr f _ z (Left x) = f x z
  bifoldr _ g z (Right y) = g y z
  bifoldl f _ z (Left x) = f z x
  bifoldl _ g z (Right y) = g z y
  binull _ = False

public export
Bitraversable Either where
  bitraverse f _ (Left x) = map Left (f x)
  bitraverse _ g (Right y) = map Right (g y)

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

public export
Foldable (Either e) where
  foldr f z (Left _) = z
  foldr f z (Right x) = f x z
  null (Left _) = True
  null (Right _) = False

public export
Traversable (Either e) where
  traverse f (Left x) = pure (Left x)
  traverse f (Right x) = map Right (f x)

-- Lists -----------------------------------------------------------------------

public export
Eq a => Eq (List a) where
  [] == [] = True
  x :: xs == y :: ys = x == y && xs == ys
  _ == _ = False

||| The first elements that differ decide; a list comes after what it begins with.
public export
Ord a => Ord (List a) where
  compare [] [] = EQ
  compare [] (_ :: _) = LT
  compare (_ :: _) [] = GT
  compare (x :: xs) (y :: ys) = case compare x y of
    EQ => compare xs ys
    LT => LT
    GT => GT

-- A function whose name ends in TR gives the same as the one without, and needs no stack.

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

  public export
  filter : (a -> Bool) -> SnocList a -> SnocList a
  filter p Lin = Lin
  filter p (sx :< x) = if p x then filter p sx :< x else filter p sx

  public export
  mapMaybe : (a -> Maybe b) -> SnocList a -> SnocList b
  mapMaybe f Lin = Lin
  mapMaybe f (sx :< x) = case f x of
    Nothing => mapMaybe f sx
    Just y => mapMaybe f sx :< y

  public export
  reverseOnto : SnocList a -> SnocList a -> SnocList a
  reverseOnto acc Lin = acc
  reverseOnto acc (sx :< x) = reverseOnto (acc :< x) sx

  public export
  reverse : SnocList a -> SnocList a
  reverse sx = reverseOnto Lin sx

  public export
  tailRecAppend : (sx, sy : SnocList a) -> SnocList a
  tailRecAppend sx sy = reverseOnto sx (reverse sy)

  public export
  lengthPlus : Nat -> SnocList a -> Nat
  lengthPlus n Lin = n
  lengthPlus n (sx :< _) = lengthPlus (S n) sx

  public export
  lengthTR : SnocList a -> Nat
  lengthTR sx = lengthPlus Z sx

  public export
  mapMaybeAppend : List b -> (a -> Maybe b) -> SnocList a -> SnocList b
  mapMaybeAppend after f Lin = Lin <>< after
  mapMaybeAppend after f (sx :< x) = case f x of
    Nothing => mapMaybeAppend after f sx
    Just y => mapMaybeAppend (y :: after) f sx

  public export %inline
  mapMaybeTR : (a -> Maybe b) -> SnocList a -> SnocList b
  mapMaybeTR f sx = mapMaybeAppend [] f sx

  public export
  filterAppend : List a -> (a -> Bool) -> SnocList a -> SnocList a
  filterAppend after p Lin = Lin <>< after
  filterAppend after p (sx :< x) = if p x then filterAppend (x :: after) p sx else filterAppend after p sx

  public export %inline
  filterTR : (a -> Bool) -> SnocList a -> SnocList a
  filterTR p sx = filterAppend [] p sx

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
  tailRecAppend : (xs, ys : List a) -> List a
  tailRecAppend xs ys = reverseOnto ys (reverse xs)

  public export
  lengthPlus : Nat -> List a -> Nat
  lengthPlus n [] = n
  lengthPlus n (_ :: xs) = lengthPlus (S n) xs

  public export
  lengthTR : List a -> Nat
  lengthTR xs = lengthPlus Z xs

  public export
  mapImpl : (a -> b) -> List a -> List b
  mapImpl f [] = []
  mapImpl f (x :: xs) = f x :: mapImpl f xs

  public export
  mapAppend : SnocList b -> (a -> b) -> List a -> List b
  mapAppend before f [] = before <>> []
  mapAppend before f (x :: xs) = mapAppend (before :< f x) f xs

  public export %inline
  mapTR : (a -> b) -> List a -> List b
  mapTR f xs = mapAppend Lin f xs

  public export
  mapMaybeAppend : SnocList b -> (a -> Maybe b) -> List a -> List b
  mapMaybeAppend before f [] = before <>> []
  mapMaybeAppend before f (x :: xs) = case f x of
    Nothing => mapMaybeAppend before f xs
    Just y => mapMaybeAppend (before :< y) f xs

  public export %inline
  mapMaybeTR : (a -> Maybe b) -> List a -> List b
  mapMaybeTR f xs = mapMaybeAppend Lin f xs

  public export
  filterAppend : SnocList a -> (a -> Bool) -> List a -> List a
  filterAppend before p [] = before <>> []
  filterAppend before p (x :: xs) = if p x then filterAppend (before :< x) p xs else filterAppend before p xs

  public export %inline
  filterTR : (a -> Bool) -> List a -> List a
  filterTR p xs = filterAppend Lin p xs

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

  foldMap f xs = foldl (\acc, x => acc <+> f x) neutral xs

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
Eq a => Eq (SnocList a) where
  Lin == Lin = True
  (sx :< x) == (sy :< y) = x == y && sx == sy
  _ == _ = False

||| What comes first in the list decides before what comes after it.
public export
Ord a => Ord (SnocList a) where
  compare Lin Lin = EQ
  compare Lin (_ :< _) = LT
  compare (_ :< _) Lin = GT
  compare (sx :< x) (sy :< y) = case compare sx sy of
    EQ => compare x y
    LT => LT
    GT => GT

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

-- Strings and characters ------------------------------------------------------

namespace String
  public export
  (++) : (x : String) -> (y : String) -> String
  x ++ y = prim__strAppend x y

  public export
  length : String -> Nat
  length str = fromInteger (prim__cast_IntInteger (prim__strLength str))

public export
reverse : String -> String
reverse str = prim__strReverse str

||| So many characters from an index on; fewer where the string ends before.
public export
substr : (index : Nat) -> (len : Nat) -> (subject : String) -> String
substr start len str =
  if natToInteger start < natToInteger (length str)
    then prim__strSubstr (prim__cast_IntegerInt (natToInteger start)) (prim__cast_IntegerInt (natToInteger len)) str
    else ""

public export
strCons : Char -> String -> String
strCons c str = prim__strCons c str

public export
strUncons : String -> Maybe (Char, String)
strUncons "" = Nothing
strUncons str = Just (prim__strHead str, prim__strTail str)

public export
pack : List Char -> String
pack [] = ""
pack (c :: cs) = strCons c (pack cs)

||| The same as `pack`, and does not unfold elsewhere.
export
fastPack : List Char -> String
fastPack cs = pack cs

public export
unpack : String -> List Char
unpack str = before (length str) []
  where
    before : Nat -> List Char -> List Char
    before Z cs = cs
    before (S k) cs = before k (prim__strIndex str (prim__cast_IntegerInt (natToInteger k)) :: cs)

||| The same as `unpack`, and does not unfold elsewhere.
export
fastUnpack : String -> List Char
fastUnpack str = unpack str

public export
Semigroup String where
  (<+>) = (++)

public export
Monoid String where
  neutral = ""

||| The strings in a row.
export
fastConcat : List String -> String
fastConcat strs = concat strs

public export
isUpper : Char -> Bool
isUpper c = c >= 'A' && c <= 'Z'

public export
isLower : Char -> Bool
isLower c = c >= 'a' && c <= 'z'

public export
isAlpha : Char -> Bool
isAlpha c = isUpper c || isLower c

public export
isDigit : Char -> Bool
isDigit c = c >= '0' && c <= '9'

public export
isAlphaNum : Char -> Bool
isAlphaNum c = isDigit c || isAlpha c

public export
isSpace : Char -> Bool
isSpace ' ' = True
isSpace '\t' = True
isSpace '\r' = True
isSpace '\n' = True
isSpace '\f' = True
isSpace '\v' = True
isSpace '\xa0' = True
isSpace _ = False

public export
isNL : Char -> Bool
isNL '\r' = True
isNL '\n' = True
isNL _ = False

public export
toUpper : Char -> Char
toUpper c = if isLower c then prim__cast_IntChar (prim__cast_CharInt c - 32) else c

public export
toLower : Char -> Char
toLower c = if isUpper c then prim__cast_IntChar (prim__cast_CharInt c + 32) else c

public export
isHexDigit : Char -> Bool
isHexDigit c = isDigit c || ('a' <= c && c <= 'f') || ('A' <= c && c <= 'F')

public export
isOctDigit : Char -> Bool
isOctDigit c = c >= '0' && c <= '7'

public export
isControl : Char -> Bool
isControl c = (c >= '\x0000' && c <= '\x001f') || (c >= '\x007f' && c <= '\x009f')

public export
chr : Int -> Char
chr point = prim__cast_IntChar point

public export
ord : Char -> Int
ord c = prim__cast_CharInt c

-- Ranges ----------------------------------------------------------------------

||| What `[a .. b]` and `[a, b .. c]` mean. Idris 2 has streams here too, which are codata.
public export
interface Range a where
  constructor MkRange
  rangeFromTo : a -> a -> List a
  rangeFromThenTo : a -> a -> a -> List a

public export
Range Nat where
  rangeFromTo x y = case compare x y of
    LT => line S (minus y x) x
    EQ => [x]
    GT => line (\n => minus n 1) (minus x y) x
    where
      ||| So many more after the first.
      line : (next : Nat -> Nat) -> (more : Nat) -> Nat -> List Nat
      line next Z n = [n]
      line next (S k) n = n :: line next k (next n)

  rangeFromThenTo x y z = case compare x y of
    LT => line (> z) (plus (minus y x)) (minus z x) x
    EQ => if x == z then [x] else []
    GT => line (< z) (\n => minus n (minus x y)) (minus x z) x
    where
      ||| Up to the first that is too far; there can be no more than that.
      line : (tooFar : Nat -> Bool) -> (next : Nat -> Nat) -> (more : Nat) -> Nat -> List Nat
      line tooFar next Z n = if tooFar n then [] else [n]
      line tooFar next (S k) n = if tooFar n then [] else n :: line tooFar next k (next n)

public export
Range Integer where
  rangeFromTo x y = case compare x y of
    LT => line (\n => n + 1) (integerToNat (y - x)) x
    EQ => [x]
    GT => line (\n => n - 1) (integerToNat (x - y)) x
    where
      ||| So many more after the first.
      line : (next : Integer -> Integer) -> (more : Nat) -> Integer -> List Integer
      line next Z n = [n]
      line next (S k) n = n :: line next k (next n)

  rangeFromThenTo x y z = case compare x y of
    LT => line (> z) (\n => n + (y - x)) (integerToNat (z - x)) x
    EQ => if x == z then [x] else []
    GT => line (< z) (\n => n - (x - y)) (integerToNat (x - z)) x
    where
      ||| Up to the first that is too far; there can be no more than that.
      line : (tooFar : Integer -> Bool) -> (next : Integer -> Integer) -> (more : Nat) -> Integer -> List Integer
      line tooFar next Z n = if tooFar n then [] else [n]
      line tooFar next (S k) n = if tooFar n then [] else n :: line tooFar next k (next n)

public export
Range Int where
  rangeFromTo x y = map fromInteger (rangeFromTo (prim__cast_IntInteger x) (prim__cast_IntInteger y))
  rangeFromThenTo x y z =
    map fromInteger (rangeFromThenTo (prim__cast_IntInteger x) (prim__cast_IntInteger y) (prim__cast_IntInteger z))

public export
Range Char where
  rangeFromTo x y = map chr (rangeFromTo (ord x) (ord y))
  rangeFromThenTo x y z = map chr (rangeFromThenTo (ord x) (ord y) (ord z))

-- Floating-point numbers -------------------------------------------------------

||| The circumference of a circle of diameter one.
public export
pi : Double
pi = 3.14159265358979323846

||| The base of the natural logarithm.
public export
euler : Double
euler = 2.7182818284590452354

public export
pow : Double -> Double -> Double
pow x y = prim__doublePow x y

public export
exp : Double -> Double
exp x = prim__doubleExp x

public export
log : Double -> Double
log x = prim__doubleLog x

public export
sin : Double -> Double
sin x = prim__doubleSin x

public export
cos : Double -> Double
cos x = prim__doubleCos x

public export
tan : Double -> Double
tan x = prim__doubleTan x

public export
asin : Double -> Double
asin x = prim__doubleASin x

public export
acos : Double -> Double
acos x = prim__doubleACos x

public export
atan : Double -> Double
atan x = prim__doubleATan x

public export
sqrt : Double -> Double
sqrt x = prim__doubleSqrt x

public export
floor : Double -> Double
floor x = prim__doubleFloor x

public export
ceiling : Double -> Double
ceiling x = prim__doubleCeiling x

public export
sinh : Double -> Double
sinh x = prim__div_Double (exp x - exp (negate x)) 2.0

public export
cosh : Double -> Double
cosh x = prim__div_Double (exp x + exp (negate x)) 2.0

public export
tanh : Double -> Double
tanh x = prim__div_Double (sinh x) (cosh x)
