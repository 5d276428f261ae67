||| Being an element of a list that grows at its right end.
module Data.SnocList.Elem

import Control.Function
import Data.Singleton
import Data.SnocList
import Decidable.Equality

%default total

public export
data Elem : a -> SnocList a -> Type where
  Here : Elem x (sx :< x)
  There : {0 x, y : a} -> Elem x sx -> Elem x (sx :< y)

export
Uninhabited (Here {x} {sx} = There {x} {y = x} {sx} e) where
  uninhabited Refl impossible

export
Uninhabited (There {x} {y = x} {sx} e = Here {x} {sx}) where
  uninhabited Refl impossible

export
Injective (There {x} {y} {sx}) where
  injective Refl = Refl

export
DecEq (Elem x sx) where
  decEq Here Here = Yes Refl
  decEq (There this) (There that) = decEqCong (decEq this that)
  decEq Here (There _) = No absurd
  decEq (There _) Here = No absurd

public export
Uninhabited (Elem {a} x [<]) where
  uninhabited Here impossible
  uninhabited (There p) impossible

public export
neitherHereNorThere : Not (x = y) -> Not (Elem x sx) -> Not (Elem x (sx :< y))
neitherHereNorThere notHere _ Here = notHere Refl
neitherHereNorThere _ notThere (There p) = notThere p

public export
isElem : DecEq a => (x : a) -> (sx : SnocList a) -> Dec (Elem x sx)
isElem x [<] = No absurd
isElem x (sx :< y) with (decEq x y)
  isElem x (sx :< x) | Yes Refl = Yes Here
  isElem x (sx :< y) | No notHere with (isElem x sx)
    isElem x (sx :< y) | No notHere | Yes p = Yes (There p)
    isElem x (sx :< y) | No notHere | No notThere = No (neitherHereNorThere notHere notThere)

public export
get : (sx : SnocList a) -> (p : Elem x sx) -> a
get (_ :< x) Here = x
get (sx :< _) (There p) = get sx p

public export
lookup : (sx : SnocList a) -> (p : Elem x sx) -> Singleton x
lookup (_ :< x) Here = Val x
lookup (sx :< _) (There p) = lookup sx p

public export
dropElem : (sx : SnocList a) -> (p : Elem x sx) -> SnocList a
dropElem (sx :< _) Here = sx
dropElem (sx :< x) (There p) = dropElem sx p :< x

||| Counted from the end.
public export
elemToNat : Elem x sx -> Nat
elemToNat Here = Z
elemToNat (There p) = S (elemToNat p)

public export
indexElem : Nat -> (sx : SnocList a) -> Maybe (x ** Elem x sx)
indexElem k [<] = Nothing
indexElem Z (sx :< x) = Just (x ** Here)
indexElem (S k) (sx :< _) = map (\(x ** p) => (x ** There p)) (indexElem k sx)

export
elemMap : (0 f : a -> b) -> Elem x sx -> Elem (f x) (map f sx)
elemMap f Here = Here
elemMap f (There p) = There (elemMap f p)
