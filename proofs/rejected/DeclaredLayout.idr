||| Any layout is aligned, says a name that has no definition.
module DeclaredLayout

import Data.List.Quantifiers
import Abi.Layout
import Abi.Predicates

%default total

claim : (l : Layout) -> Aligned l
