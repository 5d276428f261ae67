||| Being an element of a vector.
module Data.Vect.Elem

import Control.Function
import Data.Singleton
import Data.Vect
import Decidable.Equality

%default total

public export
data Elem : a -> Vect k a -> Type where
  Here : Elem x (x :: xs)
  There : (later : Elem x xs) -> Elem x (y :: xs)

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
Uninhabited (Elem x []) where
  uninhabited Here impossible
  uninhabited (There _) impossible

export
neitherHereNorThere : Not (x = y) -> Not (Elem x xs) -> Not (Elem x (y :: xs))
neitherHereNorThere notHere _ Here = notHere Refl
neitherHereNorThere _ notThere (There later) = notThere later

export
Uninhabited (x = z) => Uninhabited (Elem z xs) => Uninhabited (Elem z (x :: xs)) where
  uninhabited p = neitherHereNorThere (\eq => absurd (sym eq)) absurd p

public export
isElem : DecEq a => (x : a) -> (xs : Vect n a) -> Dec (Elem x xs)
isElem x [] = No uninhabited
isElem x (y :: xs) with (decEq x y)
  isElem x (x :: xs) | Yes Refl = Yes Here
  isElem x (y :: xs) | No notHere with (isElem x xs)
    isElem x (y :: xs) | No notHere | Yes later = Yes (There later)
    isElem x (y :: xs) | No notHere | No notThere = No (neitherHereNorThere notHere notThere)

public export
get : (xs : Vect n a) -> (p : Elem x xs) -> a
get (x :: _) Here = x
get (_ :: xs) (There later) = get xs later

||| The element again, and that it is the one asked for.
public export
lookup : (xs : Vect n a) -> (p : Elem x xs) -> Singleton x
lookup (x :: _) Here = Val x
lookup (_ :: xs) (There later) = lookup xs later

||| The vector with another element in that place, and that it is there.
public export
replaceElem : (xs : Vect k t) -> Elem x xs -> (y : t) -> (ys : Vect k t ** Elem y ys)
replaceElem (_ :: xs) Here y = (y :: xs ** Here)
replaceElem (x :: xs) (There later) y = case replaceElem xs later y of
  (ys ** found) => (x :: ys ** There found)

public export
replaceByElem : (xs : Vect k t) -> Elem x xs -> t -> Vect k t
replaceByElem (_ :: xs) Here y = y :: xs
replaceByElem (x :: xs) (There later) y = x :: replaceByElem xs later y

public export
mapElem : {0 xs : Vect k t} -> {0 f : t -> u} -> (1 _ : Elem x xs) -> Elem (f x) (map f xs)
mapElem Here = Here
mapElem (There later) = There (mapElem later)

public export
dropElem : (xs : Vect (S k) t) -> Elem x xs -> Vect k t
dropElem (_ :: xs) Here = xs
dropElem (x :: y :: ys) (There later) = x :: dropElem (y :: ys) later

public export
elemToFin : {0 xs : Vect n a} -> Elem x xs -> Fin n
elemToFin Here = FZ
elemToFin (There later) = FS (elemToFin later)

||| The element at an index.
public export
indexElem : (1 _ : Fin n) -> (xs : Vect n a) -> (x ** Elem x xs)
indexElem FZ (x :: _) = (x ** Here)
indexElem (FS i) (_ :: xs) = let (x ** p) = indexElem i xs in (x ** There p)
