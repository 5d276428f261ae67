||| The proof of a bound used as if it were there at run time: it is erased.
module ErasedBound

import Data.Nat
import Abi.Number

%default total

kept : {limit : Nat} -> (x : Below limit) -> LT x.value limit
kept (MkBelow value bound) = bound
