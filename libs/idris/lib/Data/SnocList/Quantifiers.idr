||| What holds of some or of all elements of a list that grows at its right end.
module Data.SnocList.Quantifiers

import Data.DPair
import Data.Fin
import Data.SnocList
import Data.SnocList.Elem

%default total

namespace Any
  ||| Some element has the property.
  public export
  data Any : (0 p : a -> Type) -> SnocList a -> Type where
    Here : {0 xs : SnocList a} -> p x -> Any p (xs :< x)
    There : {0 xs : SnocList a} -> Any p xs -> Any p (xs :< x)

namespace All
  ||| All elements have the property.
  public export
  data All : (0 p : a -> Type) -> SnocList a -> Type where
    Lin : All p [<]
    (:<) : All p xs -> p x -> All p (xs :< x)

namespace Any
  export
  Uninhabited (Any {a} p [<]) where
    uninhabited (Here _) impossible
    uninhabited (There _) impossible

  public export
  mapProperty : (f : {0 x : a} -> p x -> q x) -> Any p l -> Any q l
  mapProperty f (Here px) = Here (f px)
  mapProperty f (There pxs) = There (mapProperty f pxs)

  nowhere : Not (p x) -> Not (Any p xs) -> Not (Any p (xs :< x))
  nowhere npx npxs (Here px) = npx px
  nowhere npx npxs (There pxs) = npxs pxs

  public export
  any : (dec : (x : a) -> Dec (p x)) -> (xs : SnocList a) -> Dec (Any p xs)
  any dec [<] = No uninhabited
  any dec (xs :< x) with (dec x)
    any dec (xs :< x) | Yes px = Yes (Here px)
    any dec (xs :< x) | No npx with (any dec xs)
      any dec (xs :< x) | No npx | Yes pxs = Yes (There pxs)
      any dec (xs :< x) | No npx | No npxs = No (nowhere npx npxs)

  public export
  toDPair : {xs : SnocList a} -> Any p xs -> DPair a p
  toDPair {xs = _ :< x} (Here px) = (x ** px)
  toDPair {xs = _ :< _} (There pxs) = toDPair pxs

  export
  toExists : Any p xs -> Exists p
  toExists (Here px) = Evidence _ px
  toExists (There pxs) = toExists pxs

  ||| Counted from the end.
  public export
  anyToFin : Any p xs -> Fin (length xs)
  anyToFin (Here _) = FZ
  anyToFin (There pxs) = FS (anyToFin pxs)

namespace All
  ||| A list of values, each of a type of its own.
  public export
  HSnocList : SnocList Type -> Type
  HSnocList = All id

  public export
  length : All p xs -> Nat
  length [<] = 0
  length (pxs :< _) = S (length pxs)

  public export
  (++) : All p xs -> All p ys -> All p (xs ++ ys)
  pxs ++ [<] = pxs
  pxs ++ (pys :< py) = (pxs ++ pys) :< py

  export
  lengthUnfold : (pxs : All p xs) -> length pxs === length xs
  lengthUnfold [<] = Refl
  lengthUnfold (pxs :< _) = cong S (lengthUnfold pxs)

  public export
  mapProperty : (f : {0 x : a} -> p x -> q x) -> All p l -> All q l
  mapProperty f [<] = [<]
  mapProperty f (pxs :< px) = mapProperty f pxs :< f px

  public export
  forget : All (const type) types -> SnocList type
  forget [<] = [<]
  forget (xs :< x) = forget xs :< x

  lastOf : All p (xs :< x) -> p x
  lastOf (_ :< px) = px

  initOf : All p (xs :< x) -> All p xs
  initOf (pxs :< _) = pxs

  public export
  all : (dec : (x : a) -> Dec (p x)) -> (xs : SnocList a) -> Dec (All p xs)
  all dec [<] = Yes [<]
  all dec (xs :< x) with (dec x)
    all dec (xs :< x) | No npx = No (\pxs => npx (lastOf pxs))
    all dec (xs :< x) | Yes px with (all dec xs)
      all dec (xs :< x) | Yes px | Yes pxs = Yes (pxs :< px)
      all dec (xs :< x) | Yes px | No npxs = No (\all => npxs (initOf all))

  export
  zipPropertyWith : (f : {0 x : a} -> p x -> q x -> r x) -> All p xs -> All q xs -> All r xs
  zipPropertyWith f [<] [<] = [<]
  zipPropertyWith f (pxs :< px) (qxs :< qx) = zipPropertyWith f pxs qxs :< f px qx

  ||| The property of each element goes along with it.
  public export
  pushIn : (xs : SnocList a) -> (0 _ : All p xs) -> SnocList (Subset a p)
  pushIn [<] [<] = [<]
  pushIn (xs :< x) (pxs :< px) = pushIn xs pxs :< Element x px

  public export
  indexAll : Elem x xs -> All p xs -> p x
  indexAll Here (_ :< px) = px
  indexAll (There e) (pxs :< _) = indexAll e pxs

  public export
  pushOut : Applicative p => All (p . q) xs -> p (All q xs)
  pushOut [<] = pure [<]
  pushOut (xs :< x) = [| pushOut xs :< x |]

export
negAnyAll : {xs : SnocList a} -> Not (Any p xs) -> All (Not . p) xs
negAnyAll {xs = [<]} _ = [<]
negAnyAll {xs = xs :< x} none = negAnyAll (\pxs => none (There pxs)) :< (\px => none (Here px))

export
anyNegAll : Any (Not . p) xs -> Not (All p xs)
anyNegAll (Here npx) (_ :< px) = npx px
anyNegAll (There npxs) (pxs :< _) = anyNegAll npxs pxs

export
allNegAny : All (Not . p) xs -> Not (Any p xs)
allNegAny (npxs :< npx) (Here px) = npx px
allNegAny (npxs :< npx) (There pxs) = allNegAny npxs pxs

public export
allAnies : All p xs -> SnocList (Any p xs)
allAnies [<] = [<]
allAnies (pxs :< px) = map There (allAnies pxs) :< Here px

public export
altAll : Alternative p => All (p . q) xs -> p (Any q xs)
altAll [<] = empty
altAll (pxs :< px) = map Here px <|> map There (altAll pxs)

||| Each element has one property or the other: all have the first, or some have the second.
public export
decide : ((x : a) -> Either (p x) (q x)) -> (xs : SnocList a) -> Either (All p xs) (Any q xs)
decide dec [<] = Left [<]
decide dec (xs :< x) = case dec x of
  Right qx => Right (Here qx)
  Left px => case decide dec xs of
    Left pxs => Left (pxs :< px)
    Right qxs => Right (There qxs)
