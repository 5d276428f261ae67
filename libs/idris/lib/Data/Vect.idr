||| Lists whose length is in their type.
module Data.Vect

import Data.List
import Data.Nat
import public Data.Fin
import Decidable.Equality

%default total

public export
data Vect : (len : Nat) -> (elem : Type) -> Type where
  Nil : Vect Z elem
  (::) : (x : elem) -> (xs : Vect len elem) -> Vect (S len) elem

public export
length : (xs : Vect len elem) -> Nat
length [] = 0
length (_ :: xs) = 1 + length xs

export
lengthCorrect : (xs : Vect len elem) -> length xs = len
lengthCorrect [] = Refl
lengthCorrect (_ :: xs) = rewrite lengthCorrect xs in Refl

public export
tail : Vect (S len) elem -> Vect len elem
tail (_ :: xs) = xs

public export
head : Vect (S len) elem -> elem
head (x :: _) = x

public export
last : Vect (S len) elem -> elem
last [x] = x
last (_ :: y :: ys) = last (y :: ys)

public export
init : Vect (S len) elem -> Vect len elem
init [_] = []
init (x :: y :: ys) = x :: init (y :: ys)

public export
take : (n : Nat) -> (xs : Vect (n + m) type) -> Vect n type
take Z xs = Nil
take (S k) (x :: xs) = x :: take k xs

public export
drop : (n : Nat) -> Vect (n + m) elem -> Vect m elem
drop Z xs = xs
drop (S k) (x :: xs) = drop k xs

public export
index : Fin len -> Vect len elem -> elem
index FZ (x :: _) = x
index (FS k) (_ :: xs) = index k xs

public export
replaceAt : Fin len -> elem -> Vect len elem -> Vect len elem
replaceAt FZ y (_ :: xs) = y :: xs
replaceAt (FS k) y (x :: xs) = x :: replaceAt k y xs

public export
updateAt : (i : Fin len) -> (f : elem -> elem) -> (xs : Vect len elem) -> Vect len elem
updateAt FZ f (x :: xs) = f x :: xs
updateAt (FS k) f (x :: xs) = x :: updateAt k f xs

public export
(++) : (xs : Vect m elem) -> (ys : Vect n elem) -> Vect (m + n) elem
(++) [] ys = ys
(++) (x :: xs) ys = x :: (xs ++ ys)

public export
snoc : (xs : Vect n a) -> (v : a) -> Vect (S n) a
snoc [] v = [v]
snoc (x :: xs) v = x :: snoc xs v

public export
replicate : (len : Nat) -> (x : elem) -> Vect len elem
replicate Z _ = []
replicate (S k) x = x :: replicate k x

public export
toVect : (n : Nat) -> List a -> Maybe (Vect n a)
toVect Z [] = Just []
toVect (S k) (x :: xs) = map (x ::) (toVect k xs)
toVect _ _ = Nothing

public export
fromList : (xs : List elem) -> Vect (length xs) elem
fromList [] = []
fromList (x :: xs) = x :: fromList xs

public export
Eq a => Eq (Vect n a) where
  (==) [] [] = True
  (==) (x :: xs) (y :: ys) = x == y && xs == ys

public export
Functor (Vect n) where
  map f [] = []
  map f (x :: xs) = f x :: map f xs

public export
Foldable (Vect n) where
  foldr f z [] = z
  foldr f z (x :: xs) = f x (foldr f z xs)

public export
zipWith : (f : a -> b -> c) -> (xs : Vect n a) -> (ys : Vect n b) -> Vect n c
zipWith f [] [] = []
zipWith f (x :: xs) (y :: ys) = f x y :: zipWith f xs ys

export
vectInjective : {0 xs, ys : Vect n a} -> x :: xs = y :: ys -> (x = y, xs = ys)
vectInjective Refl = (Refl, Refl)

public export
DecEq a => DecEq (Vect n a) where
  decEq [] [] = Yes Refl
  decEq (x :: xs) (y :: ys) = case decEq x y of
    No contra => No (\eq => contra (fst (vectInjective eq)))
    Yes left => case decEq xs ys of
      No contra => No (\eq => contra (snd (vectInjective eq)))
      Yes right => Yes (cong2 (::) left right)
