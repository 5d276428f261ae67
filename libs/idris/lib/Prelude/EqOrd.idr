||| Equality and order that compute.
module Prelude.EqOrd

import Builtin
import Prelude.Basics
import Prelude.Ops

%default total

public export
interface Eq ty where
  constructor MkEq
  (==) : ty -> ty -> Bool
  (/=) : ty -> ty -> Bool

  x == y = not (x /= y)
  x /= y = not (x == y)

public export
Eq Void where
  _ == _ impossible

public export
Eq () where
  _ == _ = True

public export
Eq Bool where
  True == True = True
  False == False = True
  _ == _ = False

public export
Eq Integer where
  x == y = intToBool (prim__eq_Integer x y)

public export
Eq Int where
  x == y = intToBool (prim__eq_Int x y)

public export
Eq Char where
  x == y = intToBool (prim__eq_Char x y)

public export
Eq String where
  x == y = intToBool (prim__eq_String x y)

public export
Eq a => Eq b => Eq (a, b) where
  (x1, y1) == (x2, y2) = x1 == x2 && y1 == y2

public export
data Ordering = LT | EQ | GT

public export
contra : Ordering -> Ordering
contra LT = GT
contra EQ = EQ
contra GT = LT

public export
Eq Ordering where
  LT == LT = True
  EQ == EQ = True
  GT == GT = True
  _ == _ = False

public export
interface Eq ty => Ord ty where
  constructor MkOrd
  compare : ty -> ty -> Ordering
  compare x y = if x < y then LT else if x == y then EQ else GT

  (<) : ty -> ty -> Bool
  (<) x y = compare x y == LT

  (>) : ty -> ty -> Bool
  (>) x y = compare x y == GT

  (<=) : ty -> ty -> Bool
  (<=) x y = compare x y /= GT

  (>=) : ty -> ty -> Bool
  (>=) x y = compare x y /= LT

  max : ty -> ty -> ty
  max x y = if x > y then x else y

  min : ty -> ty -> ty
  min x y = if x < y then x else y

public export
Ord Bool where
  compare False True = LT
  compare True False = GT
  compare _ _ = EQ

public export
Ord Integer where
  compare x y = if x == y then EQ else if intToBool (prim__lt_Integer x y) then LT else GT

public export
Ord String where
  compare x y = if x == y then EQ else if intToBool (prim__lt_String x y) then LT else GT

public export
Ord Char where
  compare x y = if x == y then EQ else if intToBool (prim__lt_Char x y) then LT else GT
