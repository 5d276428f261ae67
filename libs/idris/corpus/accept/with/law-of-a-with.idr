-- A law of a function by with takes the same with.
import Data.Nat

count : (xs : List a) -> (f : a -> Bool) -> Nat
count [] f = 0
count (x :: xs) f with (f x)
  _ | True = S (count xs f)
  _ | False = count xs f

law : (xs : List a) -> (f : a -> Bool) -> LTE (count xs f) (length xs)
law [] f = LTEZero
law (x :: xs) f with (f x)
  _ | True = LTESucc (law xs f)
  _ | False = lteSuccRight (law xs f)
