||| Being an element of a list.
module Data.List.Elem

import Control.Function
import Data.Singleton
import Decidable.Equality

%default total

public export
data Elem : a -> List a -> Type where
  Here : Elem x (x :: xs)
  There : Elem x xs -> Elem x (y :: xs)

export
Uninhabited (Here {x} {xs} = There {x} {y = x} {xs} e) where
  uninhabited Refl impossible

export
Uninhabited (There {x} {y = x} {xs} e = Here {x} {xs}) where
  uninhabited Refl impossible

export
Injective (There {x} {y} {xs}) where
  injective Refl = Refl

export
DecEq (Elem x xs) where
  decEq Here Here = Yes Refl
  decEq (There this) (There that) = decEqCong (decEq this that)
  decEq Here (There _) = No absurd
  decEq (There _) Here = No absurd

export
Uninhabited (Elem {a} x []) where
  uninhabited Here impossible
  uninhabited (There p) impossible

export
neitherHereNorThere : Not (x = y) -> Not (Elem x xs) -> Not (Elem x (y :: xs))
neitherHereNorThere notHere _ Here = notHere Refl
neitherHereNorThere _ notThere (There p) = notThere p

export
Uninhabited (x = z) => Uninhabited (Elem z xs) => Uninhabited (Elem z (x :: xs)) where
  uninhabited p = neitherHereNorThere (\eq => absurd (sym eq)) absurd p

public export
isElem : DecEq a => (x : a) -> (xs : List a) -> Dec (Elem x xs)
isElem x [] = No absurd
isElem x (y :: xs) with (decEq x y)
  isElem x (x :: xs) | Yes Refl = Yes Here
  isElem x (y :: xs) | No notHere with (isElem x xs)
    isElem x (y :: xs) | No notHere | Yes p = Yes (There p)
    isElem x (y :: xs) | No notHere | No notThere = No (neitherHereNorThere notHere notThere)

public export
get : (xs : List a) -> (p : Elem x xs) -> a
get (x :: _) Here = x
get (_ :: xs) (There p) = get xs p

||| The element again, and that it is the one asked for.
public export
lookup : (xs : List a) -> (p : Elem x xs) -> Singleton x
lookup (x :: _) Here = Val x
lookup (_ :: xs) (There p) = lookup xs p

public export
dropElem : (xs : List a) -> (p : Elem x xs) -> List a
dropElem (_ :: xs) Here = xs
dropElem (y :: xs) (There p) = y :: dropElem xs p

public export
elemToNat : Elem x xs -> Nat
elemToNat Here = Z
elemToNat (There p) = S (elemToNat p)

||| The element at an index, if the list is long enough.
public export
indexElem : Nat -> (xs : List a) -> Maybe (x ** Elem x xs)
indexElem _ [] = Nothing
indexElem Z (x :: _) = Just (x ** Here)
indexElem (S k) (_ :: xs) = map (\(x ** p) => (x ** There p)) (indexElem k xs)

export
elemMap : (0 f : a -> b) -> Elem x xs -> Elem (f x) (map f xs)
elemMap f Here = Here
elemMap f (There p) = There (elemMap f p)
