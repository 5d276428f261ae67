import Data.List

partial
firstOf : List a -> a
firstOf (x :: _) = x
