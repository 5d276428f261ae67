||| Conversions that may lose something: what does not fit wraps around, what is negative becomes zero in `Nat`.
module Prelude.Cast

import Builtin
import Prelude.Basics
import Prelude.EqOrd
import Prelude.Num
import Prelude.Ops
import Prelude.Types

%default total

public export
interface Cast from to where
  constructor MkCast
  cast : (orig : from) -> to

export
Cast a a where
  cast x = x

-- To String -------------------------------------------------------------------

export
Cast Char String where
  cast x = prim__cast_CharString x

export
Cast Integer String where
  cast x = prim__cast_IntegerString x

export
Cast Int String where
  cast x = prim__cast_IntString x

export
Cast Int8 String where
  cast x = prim__cast_Int8String x

export
Cast Int16 String where
  cast x = prim__cast_Int16String x

export
Cast Int32 String where
  cast x = prim__cast_Int32String x

export
Cast Int64 String where
  cast x = prim__cast_Int64String x

export
Cast Bits8 String where
  cast x = prim__cast_Bits8String x

export
Cast Bits16 String where
  cast x = prim__cast_Bits16String x

export
Cast Bits32 String where
  cast x = prim__cast_Bits32String x

export
Cast Bits64 String where
  cast x = prim__cast_Bits64String x

export
Cast Nat String where
  cast n = prim__cast_IntegerString (natToInteger n)

-- To Char ---------------------------------------------------------------------

export
Cast Integer Char where
  cast x = prim__cast_IntegerChar x

export
Cast Int Char where
  cast x = prim__cast_IntChar x

export
Cast Int8 Char where
  cast x = prim__cast_Int8Char x

export
Cast Int16 Char where
  cast x = prim__cast_Int16Char x

export
Cast Int32 Char where
  cast x = prim__cast_Int32Char x

export
Cast Int64 Char where
  cast x = prim__cast_Int64Char x

export
Cast Bits8 Char where
  cast x = prim__cast_Bits8Char x

export
Cast Bits16 Char where
  cast x = prim__cast_Bits16Char x

export
Cast Bits32 Char where
  cast x = prim__cast_Bits32Char x

export
Cast Bits64 Char where
  cast x = prim__cast_Bits64Char x

export
Cast Nat Char where
  cast n = prim__cast_IntegerChar (natToInteger n)

-- To Integer ------------------------------------------------------------------

export
Cast Char Integer where
  cast x = prim__cast_CharInteger x

export
Cast Int Integer where
  cast x = prim__cast_IntInteger x

export
Cast Int8 Integer where
  cast x = prim__cast_Int8Integer x

export
Cast Int16 Integer where
  cast x = prim__cast_Int16Integer x

export
Cast Int32 Integer where
  cast x = prim__cast_Int32Integer x

export
Cast Int64 Integer where
  cast x = prim__cast_Int64Integer x

export
Cast Bits8 Integer where
  cast x = prim__cast_Bits8Integer x

export
Cast Bits16 Integer where
  cast x = prim__cast_Bits16Integer x

export
Cast Bits32 Integer where
  cast x = prim__cast_Bits32Integer x

export
Cast Bits64 Integer where
  cast x = prim__cast_Bits64Integer x

export
Cast Nat Integer where
  cast n = natToInteger n

-- To Int ----------------------------------------------------------------------

export
Cast Char Int where
  cast x = prim__cast_CharInt x

export
Cast Integer Int where
  cast x = prim__cast_IntegerInt x

export
Cast Int8 Int where
  cast x = prim__cast_Int8Int x

export
Cast Int16 Int where
  cast x = prim__cast_Int16Int x

export
Cast Int32 Int where
  cast x = prim__cast_Int32Int x

export
Cast Int64 Int where
  cast x = prim__cast_Int64Int x

export
Cast Bits8 Int where
  cast x = prim__cast_Bits8Int x

export
Cast Bits16 Int where
  cast x = prim__cast_Bits16Int x

export
Cast Bits32 Int where
  cast x = prim__cast_Bits32Int x

export
Cast Bits64 Int where
  cast x = prim__cast_Bits64Int x

export
Cast Nat Int where
  cast n = prim__cast_IntegerInt (natToInteger n)

-- To Int8 ---------------------------------------------------------------------

export
Cast Char Int8 where
  cast x = prim__cast_CharInt8 x

export
Cast Integer Int8 where
  cast x = prim__cast_IntegerInt8 x

export
Cast Int Int8 where
  cast x = prim__cast_IntInt8 x

export
Cast Int16 Int8 where
  cast x = prim__cast_Int16Int8 x

export
Cast Int32 Int8 where
  cast x = prim__cast_Int32Int8 x

export
Cast Int64 Int8 where
  cast x = prim__cast_Int64Int8 x

export
Cast Bits8 Int8 where
  cast x = prim__cast_Bits8Int8 x

export
Cast Bits16 Int8 where
  cast x = prim__cast_Bits16Int8 x

export
Cast Bits32 Int8 where
  cast x = prim__cast_Bits32Int8 x

export
Cast Bits64 Int8 where
  cast x = prim__cast_Bits64Int8 x

export
Cast Nat Int8 where
  cast n = prim__cast_IntegerInt8 (natToInteger n)

-- To Int16 --------------------------------------------------------------------

export
Cast Char Int16 where
  cast x = prim__cast_CharInt16 x

export
Cast Integer Int16 where
  cast x = prim__cast_IntegerInt16 x

export
Cast Int Int16 where
  cast x = prim__cast_IntInt16 x

export
Cast Int8 Int16 where
  cast x = prim__cast_Int8Int16 x

export
Cast Int32 Int16 where
  cast x = prim__cast_Int32Int16 x

export
Cast Int64 Int16 where
  cast x = prim__cast_Int64Int16 x

export
Cast Bits8 Int16 where
  cast x = prim__cast_Bits8Int16 x

export
Cast Bits16 Int16 where
  cast x = prim__cast_Bits16Int16 x

export
Cast Bits32 Int16 where
  cast x = prim__cast_Bits32Int16 x

export
Cast Bits64 Int16 where
  cast x = prim__cast_Bits64Int16 x

export
Cast Nat Int16 where
  cast n = prim__cast_IntegerInt16 (natToInteger n)

-- To Int32 --------------------------------------------------------------------

export
Cast Char Int32 where
  cast x = prim__cast_CharInt32 x

export
Cast Integer Int32 where
  cast x = prim__cast_IntegerInt32 x

export
Cast Int Int32 where
  cast x = prim__cast_IntInt32 x

export
Cast Int8 Int32 where
  cast x = prim__cast_Int8Int32 x

export
Cast Int16 Int32 where
  cast x = prim__cast_Int16Int32 x

export
Cast Int64 Int32 where
  cast x = prim__cast_Int64Int32 x

export
Cast Bits8 Int32 where
  cast x = prim__cast_Bits8Int32 x

export
Cast Bits16 Int32 where
  cast x = prim__cast_Bits16Int32 x

export
Cast Bits32 Int32 where
  cast x = prim__cast_Bits32Int32 x

export
Cast Bits64 Int32 where
  cast x = prim__cast_Bits64Int32 x

export
Cast Nat Int32 where
  cast n = prim__cast_IntegerInt32 (natToInteger n)

-- To Int64 --------------------------------------------------------------------

export
Cast Char Int64 where
  cast x = prim__cast_CharInt64 x

export
Cast Integer Int64 where
  cast x = prim__cast_IntegerInt64 x

export
Cast Int Int64 where
  cast x = prim__cast_IntInt64 x

export
Cast Int8 Int64 where
  cast x = prim__cast_Int8Int64 x

export
Cast Int16 Int64 where
  cast x = prim__cast_Int16Int64 x

export
Cast Int32 Int64 where
  cast x = prim__cast_Int32Int64 x

export
Cast Bits8 Int64 where
  cast x = prim__cast_Bits8Int64 x

export
Cast Bits16 Int64 where
  cast x = prim__cast_Bits16Int64 x

export
Cast Bits32 Int64 where
  cast x = prim__cast_Bits32Int64 x

export
Cast Bits64 Int64 where
  cast x = prim__cast_Bits64Int64 x

export
Cast Nat Int64 where
  cast n = prim__cast_IntegerInt64 (natToInteger n)

-- To Bits8 --------------------------------------------------------------------

export
Cast Char Bits8 where
  cast x = prim__cast_CharBits8 x

export
Cast Integer Bits8 where
  cast x = prim__cast_IntegerBits8 x

export
Cast Int Bits8 where
  cast x = prim__cast_IntBits8 x

export
Cast Int8 Bits8 where
  cast x = prim__cast_Int8Bits8 x

export
Cast Int16 Bits8 where
  cast x = prim__cast_Int16Bits8 x

export
Cast Int32 Bits8 where
  cast x = prim__cast_Int32Bits8 x

export
Cast Int64 Bits8 where
  cast x = prim__cast_Int64Bits8 x

export
Cast Bits16 Bits8 where
  cast x = prim__cast_Bits16Bits8 x

export
Cast Bits32 Bits8 where
  cast x = prim__cast_Bits32Bits8 x

export
Cast Bits64 Bits8 where
  cast x = prim__cast_Bits64Bits8 x

export
Cast Nat Bits8 where
  cast n = prim__cast_IntegerBits8 (natToInteger n)

-- To Bits16 -------------------------------------------------------------------

export
Cast Char Bits16 where
  cast x = prim__cast_CharBits16 x

export
Cast Integer Bits16 where
  cast x = prim__cast_IntegerBits16 x

export
Cast Int Bits16 where
  cast x = prim__cast_IntBits16 x

export
Cast Int8 Bits16 where
  cast x = prim__cast_Int8Bits16 x

export
Cast Int16 Bits16 where
  cast x = prim__cast_Int16Bits16 x

export
Cast Int32 Bits16 where
  cast x = prim__cast_Int32Bits16 x

export
Cast Int64 Bits16 where
  cast x = prim__cast_Int64Bits16 x

export
Cast Bits8 Bits16 where
  cast x = prim__cast_Bits8Bits16 x

export
Cast Bits32 Bits16 where
  cast x = prim__cast_Bits32Bits16 x

export
Cast Bits64 Bits16 where
  cast x = prim__cast_Bits64Bits16 x

export
Cast Nat Bits16 where
  cast n = prim__cast_IntegerBits16 (natToInteger n)

-- To Bits32 -------------------------------------------------------------------

export
Cast Char Bits32 where
  cast x = prim__cast_CharBits32 x

export
Cast Integer Bits32 where
  cast x = prim__cast_IntegerBits32 x

export
Cast Int Bits32 where
  cast x = prim__cast_IntBits32 x

export
Cast Int8 Bits32 where
  cast x = prim__cast_Int8Bits32 x

export
Cast Int16 Bits32 where
  cast x = prim__cast_Int16Bits32 x

export
Cast Int32 Bits32 where
  cast x = prim__cast_Int32Bits32 x

export
Cast Int64 Bits32 where
  cast x = prim__cast_Int64Bits32 x

export
Cast Bits8 Bits32 where
  cast x = prim__cast_Bits8Bits32 x

export
Cast Bits16 Bits32 where
  cast x = prim__cast_Bits16Bits32 x

export
Cast Bits64 Bits32 where
  cast x = prim__cast_Bits64Bits32 x

export
Cast Nat Bits32 where
  cast n = prim__cast_IntegerBits32 (natToInteger n)

-- To Bits64 -------------------------------------------------------------------

export
Cast Char Bits64 where
  cast x = prim__cast_CharBits64 x

export
Cast Integer Bits64 where
  cast x = prim__cast_IntegerBits64 x

export
Cast Int Bits64 where
  cast x = prim__cast_IntBits64 x

export
Cast Int8 Bits64 where
  cast x = prim__cast_Int8Bits64 x

export
Cast Int16 Bits64 where
  cast x = prim__cast_Int16Bits64 x

export
Cast Int32 Bits64 where
  cast x = prim__cast_Int32Bits64 x

export
Cast Int64 Bits64 where
  cast x = prim__cast_Int64Bits64 x

export
Cast Bits8 Bits64 where
  cast x = prim__cast_Bits8Bits64 x

export
Cast Bits16 Bits64 where
  cast x = prim__cast_Bits16Bits64 x

export
Cast Bits32 Bits64 where
  cast x = prim__cast_Bits32Bits64 x

export
Cast Nat Bits64 where
  cast n = prim__cast_IntegerBits64 (natToInteger n)

-- To Nat ----------------------------------------------------------------------

export
Cast Char Nat where
  cast x = integerToNat (prim__cast_CharInteger x)

export
Cast Integer Nat where
  cast x = integerToNat x

export
Cast Int Nat where
  cast x = integerToNat (prim__cast_IntInteger x)

export
Cast Int8 Nat where
  cast x = integerToNat (prim__cast_Int8Integer x)

export
Cast Int16 Nat where
  cast x = integerToNat (prim__cast_Int16Integer x)

export
Cast Int32 Nat where
  cast x = integerToNat (prim__cast_Int32Integer x)

export
Cast Int64 Nat where
  cast x = integerToNat (prim__cast_Int64Integer x)

export
Cast Bits8 Nat where
  cast x = integerToNat (prim__cast_Bits8Integer x)

export
Cast Bits16 Nat where
  cast x = integerToNat (prim__cast_Bits16Integer x)

export
Cast Bits32 Nat where
  cast x = integerToNat (prim__cast_Bits32Integer x)

export
Cast Bits64 Nat where
  cast x = integerToNat (prim__cast_Bits64Integer x)

-- Floating-point numbers, and numbers from text: these never unfold -------------

export
Cast Double String where
  cast x = prim__cast_DoubleString x

export
Cast String Double where
  cast text = prim__cast_StringDouble text

export
Cast Integer Double where
  cast x = prim__cast_IntegerDouble x

export
Cast Double Integer where
  cast x = prim__cast_DoubleInteger x

export
Cast String Integer where
  cast text = prim__cast_StringInteger text

export
Cast Int Double where
  cast x = prim__cast_IntDouble x

export
Cast Double Int where
  cast x = prim__cast_DoubleInt x

export
Cast String Int where
  cast text = prim__cast_StringInt text

export
Cast Int8 Double where
  cast x = prim__cast_Int8Double x

export
Cast Double Int8 where
  cast x = prim__cast_DoubleInt8 x

export
Cast String Int8 where
  cast text = prim__cast_StringInt8 text

export
Cast Int16 Double where
  cast x = prim__cast_Int16Double x

export
Cast Double Int16 where
  cast x = prim__cast_DoubleInt16 x

export
Cast String Int16 where
  cast text = prim__cast_StringInt16 text

export
Cast Int32 Double where
  cast x = prim__cast_Int32Double x

export
Cast Double Int32 where
  cast x = prim__cast_DoubleInt32 x

export
Cast String Int32 where
  cast text = prim__cast_StringInt32 text

export
Cast Int64 Double where
  cast x = prim__cast_Int64Double x

export
Cast Double Int64 where
  cast x = prim__cast_DoubleInt64 x

export
Cast String Int64 where
  cast text = prim__cast_StringInt64 text

export
Cast Bits8 Double where
  cast x = prim__cast_Bits8Double x

export
Cast Double Bits8 where
  cast x = prim__cast_DoubleBits8 x

export
Cast String Bits8 where
  cast text = prim__cast_StringBits8 text

export
Cast Bits16 Double where
  cast x = prim__cast_Bits16Double x

export
Cast Double Bits16 where
  cast x = prim__cast_DoubleBits16 x

export
Cast String Bits16 where
  cast text = prim__cast_StringBits16 text

export
Cast Bits32 Double where
  cast x = prim__cast_Bits32Double x

export
Cast Double Bits32 where
  cast x = prim__cast_DoubleBits32 x

export
Cast String Bits32 where
  cast text = prim__cast_StringBits32 text

export
Cast Bits64 Double where
  cast x = prim__cast_Bits64Double x

export
Cast Double Bits64 where
  cast x = prim__cast_DoubleBits64 x

export
Cast String Bits64 where
  cast text = prim__cast_StringBits64 text

export
Cast Nat Double where
  cast n = prim__cast_IntegerDouble (natToInteger n)

export
Cast Double Nat where
  cast x = prim__integerToNat (prim__cast_DoubleInteger x)

export
Cast String Nat where
  cast text = prim__integerToNat (prim__cast_StringInteger text)
