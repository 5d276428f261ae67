||| Arithmetic by interface.
module Prelude.Num

import Builtin
import Prelude.Basics
import Prelude.EqOrd
import Prelude.Ops

%default total

public export
interface Num ty where
  constructor MkNum
  (+) : ty -> ty -> ty
  (*) : ty -> ty -> ty
  fromInteger : Integer -> ty

public export
interface Num ty => Neg ty where
  constructor MkNeg
  negate : ty -> ty
  (-) : ty -> ty -> ty

public export
interface Num ty => Abs ty where
  constructor MkAbs
  abs : ty -> ty

public export
Num Integer where
  (+) = prim__add_Integer
  (*) = prim__mul_Integer
  fromInteger x = x

public export
Neg Integer where
  negate x = prim__sub_Integer 0 x
  (-) = prim__sub_Integer

public export
Abs Integer where
  abs x = if x < 0 then negate x else x
