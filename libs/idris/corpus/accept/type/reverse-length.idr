-- A proof about a function with an accumulator.
import Data.List

lengthAppend : (xs, ys : List a) -> length (xs ++ ys) = length xs + length ys
lengthAppend [] ys = Refl
lengthAppend (x :: xs) ys = cong S (lengthAppend xs ys)
