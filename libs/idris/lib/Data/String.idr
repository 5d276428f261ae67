||| Text: its words and lines, its ends, numbers read from it.
|||
||| All of it goes through lists of characters, so that it computes on literals.
module Data.String

import public Data.List
import Data.List1
import public Data.SnocList

%default total

public export
singleton : Char -> String
singleton c = strCons c ""

public export
replicate : Nat -> Char -> String
replicate n c = pack (replicate n c)

||| Begin with this many blanks.
public export
indent : (n : Nat) -> String -> String
indent n text = replicate n ' ' ++ text

public export
padLeft : Nat -> Char -> String -> String
padLeft width c text = replicate (minus width (String.length text)) c ++ text

public export
padRight : Nat -> Char -> String -> String
padRight width c text = text ++ replicate (minus width (String.length text)) c

||| What stands between blanks.
public export
words : String -> List String
words text = map pack (go (unpack text) [])
  where
    ||| The word before, if it is one; its letters are in reverse.
    finish : List Char -> List (List Char) -> List (List Char)
    finish [] rest = rest
    finish letters rest = reverse letters :: rest

    go : List Char -> List Char -> List (List Char)
    go [] letters = finish letters []
    go (c :: cs) letters = if isSpace c then finish letters (go cs []) else go cs (c :: letters)

public export
joinBy : String -> List String -> String
joinBy sep parts = concat (intersperse sep parts)

public export
unwords : List String -> String
unwords = joinBy " "

||| A line ends with a line feed, a carriage return, or one after the other.
public export
lines' : List Char -> List (List Char)
lines' text = go [] text
  where
    ||| The letters of the line so far are in reverse.
    go : List Char -> List Char -> List (List Char)
    go [] [] = []
    go line [] = [reverse line]
    go line ('\n' :: cs) = reverse line :: go [] cs
    go line ('\r' :: '\n' :: cs) = reverse line :: go [] cs
    go line ('\r' :: cs) = reverse line :: go [] cs
    go line (c :: cs) = go (c :: line) cs

public export
lines : String -> List String
lines text = map pack (lines' (unpack text))

||| Each line with a line feed after it.
public export
unlines : List String -> String
unlines all = concat (interleave all ("\n" <$ all))

||| The same as `unlines`, and does not unfold elsewhere.
export
fastUnlines : List String -> String
fastUnlines = unlines

public export
ltrim : String -> String
ltrim text = pack (dropWhile isSpace (unpack text))

public export
rtrim : String -> String
rtrim text = reverse (ltrim (reverse text))

public export
trim : String -> String
trim text = ltrim (rtrim text)

||| The longest beginning of which all characters satisfy the test, and the rest.
public export
span : (Char -> Bool) -> String -> (String, String)
span p text = let (taken, rest) = span p (unpack text) in (pack taken, pack rest)

public export
break : (Char -> Bool) -> String -> (String, String)
break p text = span (\c => not (p c)) text

||| What stands between the characters that satisfy the test.
public export
split : (Char -> Bool) -> String -> List1 String
split p text = map pack (split p (unpack text))

public export
stringToNatOrZ : String -> Nat
stringToNatOrZ text = fromInteger (prim__cast_StringInteger text)

public export
toUpper : String -> String
toUpper text = pack (map toUpper (unpack text))

public export
toLower : String -> String
toLower text = pack (map toLower (unpack text))

public export
isPrefixOf : String -> String -> Bool
isPrefixOf start text = isPrefixOf (unpack start) (unpack text)

public export
isSuffixOf : String -> String -> Bool
isSuffixOf end text = isSuffixOf (unpack end) (unpack text)

public export
isInfixOf : String -> String -> Bool
isInfixOf part text = isInfixOf (unpack part) (unpack text)

||| Decimal digits, behind those that were read before.
public export
parseNumWithoutSign : List Char -> Integer -> Maybe Integer
parseNumWithoutSign [] read = Just read
parseNumWithoutSign (c :: cs) read =
  if c >= '0' && c <= '9'
    then parseNumWithoutSign cs (read * 10 + prim__cast_IntInteger (ord c - ord '0'))
    else Nothing

||| A number, perhaps with a plus sign. Blanks around it do not matter.
public export
parsePositive : Num a => String -> Maybe a
parsePositive text = map fromInteger (go (unpack (trim text)))
  where
    go : List Char -> Maybe Integer
    go [] = Nothing
    go ('+' :: cs) = parseNumWithoutSign cs 0
    go cs = parseNumWithoutSign cs 0

||| A number, perhaps with a sign. Blanks around it do not matter.
public export
parseInteger : Num a => Neg a => String -> Maybe a
parseInteger text = go (unpack (trim text))
  where
    go : List Char -> Maybe a
    go [] = Nothing
    go ('-' :: cs) = map (\n => negate (fromInteger n)) (parseNumWithoutSign cs 0)
    go ('+' :: cs) = map fromInteger (parseNumWithoutSign cs 0)
    go cs = map fromInteger (parseNumWithoutSign cs 0)

public export
null : String -> Bool
null text = text == ""
