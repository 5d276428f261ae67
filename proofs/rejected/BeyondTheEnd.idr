||| A field that ends at 4 in a struct of 3 bytes, claimed to be in range.
module BeyondTheEnd

import Data.Nat
import Data.List.Quantifiers
import Abi.Layout
import Abi.Predicates

%default total

claim : InRange (MkLayout 3 1 [MkSlot 2 2 2])
claim = [LTESucc (LTESucc (LTESucc LTEZero))]
