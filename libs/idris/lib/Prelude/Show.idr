||| Values as text that could be read back as an expression.
module Prelude.Show

import Builtin
import Prelude.Basics
import Prelude.EqOrd
import Prelude.Interfaces
import Prelude.Num
import Prelude.Ops
import Prelude.Types

%default total

||| What stands around an expression, from what needs no brackets to what needs most.
public export
data Prec = Open | Equal | Dollar | Backtick | User Nat | PrefixMinus | App

||| The rank of each; those of `User` are ordered among themselves.
public export
precCon : Prec -> Integer
precCon Open = 0
precCon Equal = 1
precCon Dollar = 2
precCon Backtick = 3
precCon (User _) = 4
precCon PrefixMinus = 5
precCon App = 6

export
Eq Prec where
  User m == User n = m == n
  p == q = precCon p == precCon q

export
Ord Prec where
  compare (User m) (User n) = compare m n
  compare p q = compare (precCon p) (precCon q)

public export
interface Show ty where
  constructor MkShow

  total
  show : (x : ty) -> String
  show x = showPrec Open x

  ||| In a place of that precedence: with brackets where they are needed.
  total
  showPrec : (d : Prec) -> (x : ty) -> String
  showPrec _ x = show x

public export
showParens : (b : Bool) -> String -> String
showParens b s = if b then "(" ++ s ++ ")" else s

||| A constructor and its arguments, each of which begins with a space.
public export
showCon : (d : Prec) -> (conName : String) -> (shownArgs : String) -> String
showCon d name args = showParens (d >= App) (name ++ args)

public export
showArg : Show a => (x : a) -> String
showArg x = " " ++ showPrec App x

firstCharIs : (Char -> Bool) -> String -> Bool
firstCharIs p text = case strUncons text of
  Nothing => False
  Just (c, _) => p c

||| A number; brackets keep a minus sign from being taken for an operator.
showNumber : Prec -> String -> String
showNumber d text = showParens (d >= PrefixMinus && firstCharIs (== '-') text) text

export
Show Int where
  showPrec d x = showNumber d (prim__cast_IntString x)

export
Show Integer where
  showPrec d x = showNumber d (prim__cast_IntegerString x)

export
Show Bits8 where
  showPrec d x = showNumber d (prim__cast_Bits8String x)

export
Show Bits16 where
  showPrec d x = showNumber d (prim__cast_Bits16String x)

export
Show Bits32 where
  showPrec d x = showNumber d (prim__cast_Bits32String x)

export
Show Bits64 where
  showPrec d x = showNumber d (prim__cast_Bits64String x)

export
Show Int8 where
  showPrec d x = showNumber d (prim__cast_Int8String x)

export
Show Int16 where
  showPrec d x = showNumber d (prim__cast_Int16String x)

export
Show Int32 where
  showPrec d x = showNumber d (prim__cast_Int32String x)

export
Show Int64 where
  showPrec d x = showNumber d (prim__cast_Int64String x)

||| The names of the control characters, by code point.
controlNames : List String
controlNames =
  [ "NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "HT", "LF", "VT", "FF", "CR", "SO", "SI"
  , "DLE", "DC1", "DC2", "DC3", "DC4", "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"
  ]

||| An escape before text that must not be read as part of it: an empty `\&` keeps them apart.
apart : (Char -> Bool) -> String -> String -> String
apart p escape rest = escape ++ (if firstCharIs p rest then "\\&" else "") ++ rest

||| A character as it stands in a literal, in front of the rest.
escaped : Char -> String -> String
escaped '\a' rest = "\\a" ++ rest
escaped '\b' rest = "\\b" ++ rest
escaped '\f' rest = "\\f" ++ rest
escaped '\n' rest = "\\n" ++ rest
escaped '\r' rest = "\\r" ++ rest
escaped '\t' rest = "\\t" ++ rest
escaped '\v' rest = "\\v" ++ rest
escaped '\SO' rest = apart (== 'H') "\\SO" rest
escaped '\DEL' rest = "\\DEL" ++ rest
escaped '\\' rest = "\\\\" ++ rest
escaped c rest = case getAt (integerToNat (prim__cast_CharInteger c)) controlNames of
  Just name => "\\" ++ name ++ rest
  Nothing =>
    if c > '\DEL'
      then apart isDigit ("\\" ++ prim__cast_IntString (prim__cast_CharInt c)) rest
      else strCons c rest

export
Show Char where
  show '\'' = "'\\''"
  show c = "'" ++ escaped c "'"

export
Show String where
  show text = "\"" ++ literal (unpack text)
    where
      inside : Char -> String -> String
      inside '"' rest = "\\\"" ++ rest
      inside c rest = escaped c rest

      literal : List Char -> String
      literal [] = "\""
      literal (c :: cs) = inside c (literal cs)

export
Show Nat where
  show n = show (natToInteger n)

export
Show Bool where
  show True = "True"
  show False = "False"

export
Show Void where
  show _ impossible

export
Show () where
  show () = "()"

export
(Show a, Show b) => Show (a, b) where
  show (x, y) = "(" ++ show x ++ ", " ++ show y ++ ")"

export
(Show a, {y : a} -> Show (p y)) => Show (DPair a p) where
  show (x ** y) = "(" ++ show x ++ " ** " ++ show y ++ ")"

export
Show a => Show (List a) where
  show [] = "[]"
  show (x :: xs) = "[" ++ show x ++ others xs
    where
      others : List a -> String
      others [] = "]"
      others (y :: ys) = ", " ++ show y ++ others ys

export
Show a => Show (Maybe a) where
  showPrec d Nothing = "Nothing"
  showPrec d (Just x) = showCon d "Just" (showArg x)

export
(Show a, Show b) => Show (Either a b) where
  showPrec d (Left x) = showCon d "Left" (showArg x)
  showPrec d (Right x) = showCon d "Right" (showArg x)

export
Show Ordering where
  show LT = "LT"
  show EQ = "EQ"
  show GT = "GT"

export
Show Double where
  showPrec d x = showNumber d (prim__cast_DoubleString x)
