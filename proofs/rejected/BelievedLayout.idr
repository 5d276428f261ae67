||| Any layout is aligned, if one may be believed.
module BelievedLayout

import Data.List.Quantifiers
import Abi.Layout
import Abi.Predicates

%default total

claim : (l : Layout) -> Aligned l
claim l = believe_me ()
