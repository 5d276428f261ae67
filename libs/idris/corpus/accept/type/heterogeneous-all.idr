-- A heterogeneous list is the proof that a list of types has an element of each.
import Data.List.Quantifiers
import Data.Vect
import Data.Vect.Quantifiers

pair : HList [Nat, String]
pair = [1, "one"]

first : HList (t :: ts) -> t
first (x :: _) = x

triple : HVect [Nat, Bool, Nat]
triple = [1, True, first pair]
