||| Bytes.
|||
||| Other modules see that there is a number of byte values, not which: no proof elsewhere can lean on it, and no checker has
||| to count to it.
module Abi.Byte

import Data.Nat
import Data.List
import Abi.Arith
import Abi.Number

%default total

||| How many values a byte has.
export
byteValues : Nat
byteValues = 256

||| How many values of a byte have no sign bit.
export
byteHalf : Nat
byteHalf = 128

||| Which number it is, for those who must count.
export
byteHas256 : Byte.byteValues = 256
byteHas256 = Refl

||| A byte is eight bits.
export
byteIsEightBits : Byte.byteValues = raise 2 8
byteIsEightBits = Refl

||| Half of a byte's values have the sign bit.
export
byteHalves : Byte.byteHalf + Byte.byteHalf = Byte.byteValues
byteHalves = Refl

export
bytePositive : LT 0 Byte.byteValues
bytePositive = LTESucc LTEZero

||| A byte.
public export
Byte : Type
Byte = Below byteValues
