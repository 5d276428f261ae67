||| Decidable equality of the usual types.
module Decidable.Equality

import Control.Function
import Data.Maybe
import Data.Either
import Data.Nat
import Data.List
import Data.List1
import public Decidable.Equality.Core as Decidable.Equality

%default total

public export
DecEq () where
  decEq () () = Yes Refl

public export
DecEq Bool where
  decEq True True = Yes Refl
  decEq False False = Yes Refl
  decEq False True = No absurd
  decEq True False = No absurd

public export
DecEq Nat where
  decEq Z Z = Yes Refl
  decEq (S n) (S m) = decEqCong (decEq n m)
  decEq Z (S _) = No absurd
  decEq (S _) Z = No absurd

public export
DecEq t => DecEq (Maybe t) where
  decEq Nothing Nothing = Yes Refl
  decEq (Just x) (Just y) = decEqCong (decEq x y)
  decEq Nothing (Just _) = No absurd
  decEq (Just _) Nothing = No absurd

public export
(DecEq t, DecEq s) => DecEq (Either t s) where
  decEq (Left x) (Left y) = decEqCong (decEq x y)
  decEq (Right x) (Right y) = decEqCong (decEq x y)
  decEq (Left _) (Right _) = No absurd
  decEq (Right _) (Left _) = No absurd

public export
(DecEq a, DecEq b) => DecEq (a, b) where
  decEq (x1, y1) (x2, y2) = decEqCong2 (decEq x1 x2) (decEq y1 y2)

public export
DecEq a => DecEq (List a) where
  decEq [] [] = Yes Refl
  decEq (_ :: _) [] = No absurd
  decEq [] (_ :: _) = No absurd
  decEq (x :: xs) (y :: ys) = decEqCong2 (decEq x y) (decEq xs ys)

bothOfList1 : {0 x, y : a} -> {0 xs, ys : List a} -> x ::: xs = y ::: ys -> (x = y, xs = ys)
bothOfList1 Refl = (Refl, Refl)

public export
DecEq a => DecEq (List1 a) where
  decEq (x ::: xs) (y ::: ys) = decEqCong2 @{MkBiinjective bothOfList1} (decEq x y) (decEq xs ys)

bothOfSnoc : {0 sx, sy : SnocList a} -> {0 x, y : a} -> sx :< x = sy :< y -> (sx = sy, x = y)
bothOfSnoc Refl = (Refl, Refl)

public export
DecEq a => DecEq (SnocList a) where
  decEq Lin Lin = Yes Refl
  decEq (_ :< _) Lin = No (\case Refl impossible)
  decEq Lin (_ :< _) = No (\case Refl impossible)
  decEq (sx :< x) (sy :< y) = decEqCong2 @{MkBiinjective bothOfSnoc} (decEq sx sy) (decEq x y)
