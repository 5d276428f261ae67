||| A two-byte field at offset 3, claimed to be aligned. No whole number of twos makes three.
module MisalignedField

import Data.List.Quantifiers
import Abi.Arith
import Abi.Layout
import Abi.Predicates

%default total

claim : Aligned (MkLayout 8 2 [MkSlot 0 1 1, MkSlot 3 2 2])
claim = [MkDivides 0 Refl, MkDivides 1 Refl]
