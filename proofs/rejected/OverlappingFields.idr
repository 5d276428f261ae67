||| Two fields that share two bytes, claimed to be disjoint. The first ends at 3, the second begins at 1.
module OverlappingFields

import Data.Nat
import Data.List.Quantifiers
import Abi.Layout
import Abi.Predicates

%default total

claim : Disjoint (MkLayout 4 1 [MkSlot 0 3 1, MkSlot 1 3 1])
claim = AndPairs [LTESucc LTEZero] (AndPairs [] NoPairs)
