||| What holds of some, or of all, elements of a list.
module Data.List.Quantifiers

import Data.List
import Data.List.Elem

%default total

namespace Any
  public export
  data Any : (0 p : a -> Type) -> List a -> Type where
    Here : {0 xs : List a} -> p x -> Any p (x :: xs)
    There : {0 xs : List a} -> Any p xs -> Any p (x :: xs)

namespace All
  public export
  data All : (0 p : a -> Type) -> List a -> Type where
    Nil : All p Nil
    (::) : {0 xs : List a} -> p x -> All p xs -> All p (x :: xs)

namespace Any
  export
  Uninhabited (Any p []) where
    uninhabited (Here _) impossible
    uninhabited (There _) impossible

  export
  mapProperty : (f : {0 x : a} -> p x -> q x) -> Any p l -> Any q l
  mapProperty f (Here p) = Here (f p)
  mapProperty f (There p) = There (mapProperty f p)

  notHereNorThere : Not (p x) -> Not (Any p xs) -> Not (Any p (x :: xs))
  notHereNorThere no _ (Here yes) = no yes
  notHereNorThere _ no (There yes) = no yes

  public export
  any : (dec : (x : a) -> Dec (p x)) -> (xs : List a) -> Dec (Any p xs)
  any _ Nil = No absurd
  any d (x :: xs) with (d x)
    any d (x :: xs) | Yes prf = Yes (Here prf)
    any d (x :: xs) | No ctra = case any d xs of
      Yes prf' => Yes (There prf')
      No ctra' => No (notHereNorThere ctra ctra')

namespace All
  export
  mapProperty : (f : {0 x : a} -> p x -> q x) -> All p l -> All q l
  mapProperty f [] = []
  mapProperty f (p :: pl) = f p :: mapProperty f pl

  public export
  forget : All (const type) types -> List type
  forget [] = []
  forget (x :: xs) = x :: forget xs

  notAllHere : Not (p x) -> Not (All p (x :: xs))
  notAllHere no (yes :: _) = no yes

  notAllThere : Not (All p xs) -> Not (All p (x :: xs))
  notAllThere no (_ :: yes) = no yes

  public export
  all : (dec : (x : a) -> Dec (p x)) -> (xs : List a) -> Dec (All p xs)
  all _ Nil = Yes Nil
  all d (x :: xs) with (d x)
    all d (x :: xs) | No ctra = No (notAllHere ctra)
    all d (x :: xs) | Yes prf = case all d xs of
      Yes prf' => Yes (prf :: prf')
      No ctra' => No (notAllThere ctra')

  export
  zipPropertyWith : (f : {0 x : a} -> p x -> q x -> r x) -> All p xs -> All q xs -> All r xs
  zipPropertyWith f [] [] = []
  zipPropertyWith f (px :: pxs) (qx :: qxs) = f px qx :: zipPropertyWith f pxs qxs

  export
  indexAll : Elem x xs -> All p xs -> p x
  indexAll Here (p :: _) = p
  indexAll (There e) (_ :: ps) = indexAll e ps
